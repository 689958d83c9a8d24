package clientele.infra.mail.ses;

import java.util.List;

/** Why SES takes a message not, by its own code; each is certain, nothing went out. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum SesRefusal {
  THROTTLED(
      "SES takes no more messages a second",
      "something else sends from this account; wait",
      "TooManyRequestsException",
      "Throttling",
      "ThrottlingException"),
  QUOTA(
      "the account's sending quota is used up",
      "wait a day, or ask for more",
      "LimitExceededException"),
  SANDBOX(
      "an address is not verified and the account is in the SES sandbox",
      "verify the recipient, or ask for production access"),
  REJECTED(
      "SES rejects the message", "its log says why", "MessageRejected", "MessageRejectedException"),
  RETURN_DOMAIN(
      "the sender's return domain is not verified",
      "its MX record is missing",
      "MailFromDomainNotVerifiedException"),
  SUSPENDED(
      "the account may not send for good", "AWS has written why", "AccountSuspendedException"),
  PAUSED(
      "sending is paused for the account or its configuration set",
      "switch it on",
      "SendingPausedException"),
  NOT_FOUND(
      "the identity or configuration set does not exist",
      "mail.from, mail.configuration-set or aws.region is wrong",
      "NotFoundException"),
  BAD_REQUEST(
      "SES does not understand the message",
      "mail.from or a recipient is wrong",
      "BadRequestException"),
  DENIED(
      "the role may not send",
      "it lacks ses:SendEmail, ses:SendRawEmail or ses:GetSuppressedDestination",
      "AccessDeniedException",
      "AccessDenied"),
  CREDENTIALS(
      "the AWS credentials are not accepted",
      "they have expired, or the clock of this machine is wrong",
      "ExpiredTokenException",
      "ExpiredToken",
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "SignatureDoesNotMatch",
      "InvalidSignatureException"),
  OTHER("SES refuses", "the code says why");

  private final String what;
  private final String cure;
  private final List<String> codes;

  SesRefusal(String what, String cure, String... codes) {
    this.what = what;
    this.cure = cure;
    this.codes = List.of(codes);
  }

  /**
   * The refusal of an answer.
   *
   * @param said its text, by which alone the sandbox is known
   */
  static SesRefusal of(String code, int status, String said) {
    if (status == 429) {
      return THROTTLED;
    }
    for (SesRefusal refusal : values()) {
      if (refusal.codes.contains(code)) {
        return refusal == REJECTED && said.contains("not verified") ? SANDBOX : refusal;
      }
    }
    return OTHER;
  }

  /** The sentence for the one who has to mend it. */
  String words(String value) {
    return "%s [%s]. Maybe %s.".formatted(what, value, cure);
  }
}
