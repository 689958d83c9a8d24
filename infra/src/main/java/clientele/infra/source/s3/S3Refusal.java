package clientele.infra.source.s3;

import static clientele.steps.dag.ErrorCode.SOURCE_UNAVAILABLE;
import static clientele.steps.dag.ErrorCode.USAGE;

import clientele.steps.dag.ErrorCode;
import java.util.List;

/** Why S3 refuses, by its own code or, for an answer to HEAD, which has none, by its status. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum S3Refusal {
  NO_BUCKET(
      USAGE, "the bucket does not exist", "source.uri is mistyped", List.of(), "NoSuchBucket"),
  NO_OBJECT(
      SOURCE_UNAVAILABLE,
      "an object is gone",
      "it was moved after the bucket was listed",
      List.of(404),
      "NoSuchKey",
      "NoSuchVersion"),
  CREDENTIALS(
      SOURCE_UNAVAILABLE,
      "the AWS credentials are not accepted",
      "they have expired, or the clock of this machine is wrong",
      List.of(),
      "InvalidAccessKeyId",
      "SignatureDoesNotMatch",
      "ExpiredToken",
      "InvalidToken",
      "RequestTimeTooSkewed"),
  DENIED(
      SOURCE_UNAVAILABLE,
      "the bucket may not be read",
      "the role lacks s3:ListBucket or s3:GetObject on it",
      List.of(403),
      "AccessDenied",
      "AllAccessDisabled"),
  REGION(
      USAGE,
      "the bucket lies in another region",
      "set aws.region to it",
      List.of(301, 307),
      "PermanentRedirect",
      "TemporaryRedirect",
      "AuthorizationHeaderMalformed",
      "IllegalLocationConstraintException"),
  THROTTLED(
      SOURCE_UNAVAILABLE,
      "S3 is asked too often",
      "somebody else reads much of the same bucket; wait",
      List.of(429, 503),
      "SlowDown",
      "ServiceUnavailable",
      "RequestLimitExceeded",
      "Throttling"),
  CHANGED(
      SOURCE_UNAVAILABLE,
      "an object changed while it was read",
      "the export is still being written; the next attempt reads it anew",
      List.of(412),
      "PreconditionFailed"),
  OTHER(
      SOURCE_UNAVAILABLE,
      "S3 cannot answer",
      "wait; health.aws.amazon.com says how S3 is",
      List.of());

  private final ErrorCode code;
  private final String what;
  private final String cure;
  private final List<Integer> statuses;
  private final List<String> codes;

  S3Refusal(ErrorCode code, String what, String cure, List<Integer> statuses, String... codes) {
    this.code = code;
    this.what = what;
    this.cure = cure;
    this.statuses = statuses;
    this.codes = List.of(codes);
  }

  /**
   * The refusal of an answer.
   *
   * @param code empty if the answer has none
   */
  static S3Refusal of(String code, int status) {
    for (S3Refusal refusal : values()) {
      if (refusal.codes.contains(code)) {
        return refusal;
      }
    }
    for (S3Refusal refusal : values()) {
      if (refusal.statuses.contains(status)) {
        return refusal;
      }
    }
    return OTHER;
  }

  /** The error it ends in. */
  ErrorCode code() {
    return code;
  }

  /** The sentence for the one who has to mend it. */
  String words(String value) {
    return "%s [%s]. Maybe %s.".formatted(what, value, cure);
  }
}
