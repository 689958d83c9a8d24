package clientele.infra.mail.ses;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.AnswerLost;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts what SES answers, or fails to answer, into words. */
final class SesErrors {
  private SesErrors() {}

  /** Whether SES refused because it is asked too often: it has certainly taken nothing. */
  static boolean isThrottled(Throwable failure) {
    return failure instanceof AwsServiceException refusal
        && (refusal.statusCode() == 429
            || code(refusal).equals("TooManyRequestsException")
            || code(refusal).startsWith("Throttling"));
  }

  /**
   * A failure to send.
   *
   * @return a StepException if SES has certainly not taken the message, otherwise AnswerLost
   */
  static RuntimeException sending(SdkException failure, String key) {
    if (failure instanceof AwsServiceException refusal && isCertain(refusal)) {
      return refused(refusal, key);
    }
    if (isBeforeTheRequest(failure)) {
      return unreached(failure);
    }
    return new AnswerLost(
        "SES may or may not have taken the message [%s: %s]".formatted(key, rootWords(failure)),
        failure);
  }

  /** A failure to ask something; nothing was sent. */
  static StepException asking(SdkException failure, String what) {
    return failure instanceof AwsServiceException refusal && refusal.statusCode() >= 100
        ? refused(refusal, what)
        : unreached(failure);
  }

  /** A 4xx is a refusal; after a 5xx, or half a status line, nobody knows. */
  private static boolean isCertain(AwsServiceException refusal) {
    return refusal.statusCode() >= 400 && refusal.statusCode() < 500;
  }

  private static StepException refused(AwsServiceException refusal, String what) {
    String code = code(refusal);
    String said =
        Optional.ofNullable(refusal.awsErrorDetails())
            .map(AwsErrorDetails::errorMessage)
            .orElse("");
    String shown = what + ": " + (code.isEmpty() ? "status " + refusal.statusCode() : code);
    if (isThrottled(refusal)) {
      return error(
          "SES takes no more messages a second",
          shown,
          "something else sends from this account; wait",
          refusal);
    }
    return switch (code) {
      case "LimitExceededException" ->
          error(
              "the account's sending quota is used up",
              shown,
              "wait a day, or ask for more",
              refusal);
      case "MessageRejected", "MessageRejectedException" ->
          said.contains("not verified")
              ? error(
                  "an address is not verified and the account is in the SES sandbox",
                  shown,
                  "verify the recipient, or ask for production access",
                  refusal)
              : error("SES rejects the message", shown, "its log says why", refusal);
      case "MailFromDomainNotVerifiedException" ->
          error(
              "the sender's return domain is not verified",
              shown,
              "its MX record is missing",
              refusal);
      case "AccountSuspendedException" ->
          error("the account may not send for good", shown, "AWS has written why", refusal);
      case "SendingPausedException" ->
          error(
              "sending is paused for the account or its configuration set",
              shown,
              "switch it on",
              refusal);
      case "NotFoundException" ->
          error(
              "the identity or configuration set does not exist",
              shown,
              "mail.from, mail.configuration-set or aws.region is wrong",
              refusal);
      case "BadRequestException" ->
          error(
              "SES does not understand the message",
              shown,
              "mail.from or a recipient is wrong",
              refusal);
      case "AccessDeniedException", "AccessDenied" ->
          error(
              "the role may not send",
              shown,
              "it lacks ses:SendEmail, ses:SendRawEmail or ses:GetSuppressedDestination",
              refusal);
      case "ExpiredTokenException",
          "ExpiredToken",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "InvalidSignatureException" ->
          error(
              "the AWS credentials are not accepted",
              shown,
              "they have expired, or the clock of this machine is wrong",
              refusal);
      default -> error("SES refuses", shown, "the code says why", refusal);
    };
  }

  private static StepException unreached(SdkException failure) {
    if (String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
      return error("there are no AWS credentials", "SES", "the instance has no profile", failure);
    }
    return error(
        "SES cannot be reached",
        rootWords(failure),
        "the network is down, or aws.region or aws.ses-endpoint is wrong",
        failure);
  }

  /** Whether no byte of a request can have gone out. */
  private static boolean isBeforeTheRequest(SdkException failure) {
    if (String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
      return true;
    }
    Throwable root = root(failure);
    return root instanceof ConnectException
        || root instanceof UnknownHostException
        || root instanceof NoRouteToHostException
        || root instanceof SSLHandshakeException
        || String.valueOf(root.getMessage()).startsWith("Connect timed out");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String rootWords(SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return "status " + answer.statusCode() + " " + code(answer);
    }
    return root(failure).getClass().getSimpleName();
  }

  private static String code(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("");
  }

  private static StepException error(String what, String value, String cure, Throwable cause) {
    return new StepException(
        ErrorCode.MAIL, "%s [%s]. Maybe %s.".formatted(what, value, cure), cause);
  }
}
