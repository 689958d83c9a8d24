package clientele.infra.source.s3;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts what S3 answers into words, each kind of failure with its code and its cure. */
final class S3Errors {
  private S3Errors() {}

  /**
   * An exception of the SDK as one of ours.
   *
   * @param place bucket, or bucket and key
   */
  static StepException of(SdkException failure, String place) {
    return failure instanceof AwsServiceException refusal && !isCutOff(failure)
        ? refused(refusal, place)
        : unreached(failure, place);
  }

  /**
   * Whether an answer was cut off in its very first line: the JDK's client makes a status of what
   * is left of the number, and the SDK takes that for a refusal.
   */
  static boolean isCutOff(Throwable failure) {
    return failure instanceof AwsServiceException answer && answer.statusCode() < 100;
  }

  /** The object is not what it was when reading began. */
  static StepException changed(String place) {
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "an object changed while it was read [%s]. Maybe the export is still being written; the next attempt reads it anew."
            .formatted(place));
  }

  private static StepException refused(AwsServiceException refusal, String place) {
    String code =
        Optional.ofNullable(refusal.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    String shown = place + ": " + (code.isEmpty() ? refusal.statusCode() : code);
    return switch (kind(code, refusal.statusCode())) {
      case NO_BUCKET ->
          error(
              ErrorCode.USAGE,
              "the bucket does not exist",
              shown,
              "source.uri is mistyped",
              refusal);
      case NO_OBJECT ->
          error(
              ErrorCode.SOURCE_UNAVAILABLE,
              "an object is gone",
              shown,
              "it was moved after the bucket was listed",
              refusal);
      case DENIED ->
          error(
              ErrorCode.SOURCE_UNAVAILABLE,
              "the bucket may not be read",
              shown,
              "the role lacks s3:ListBucket or s3:GetObject on it",
              refusal);
      case CREDENTIALS ->
          error(
              ErrorCode.SOURCE_UNAVAILABLE,
              "the AWS credentials are not accepted",
              shown,
              "they have expired, or the clock of this machine is wrong",
              refusal);
      case REGION ->
          error(
              ErrorCode.USAGE,
              "the bucket lies in another region",
              shown + region(refusal),
              "set aws.region to it",
              refusal);
      case THROTTLED ->
          error(
              ErrorCode.SOURCE_UNAVAILABLE,
              "S3 is asked too often",
              shown,
              "somebody else reads much of the same bucket; wait",
              refusal);
      case CHANGED -> changed(place);
      case OTHER ->
          error(
              ErrorCode.SOURCE_UNAVAILABLE,
              "S3 cannot answer",
              shown + ", status " + refusal.statusCode(),
              "wait; S3 says itself how it is at health.aws.amazon.com",
              refusal);
    };
  }

  private static StepException unreached(SdkException failure, String place) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")) {
      return error(
          ErrorCode.SOURCE_UNAVAILABLE,
          "there are no AWS credentials",
          place,
          "the instance has no profile",
          failure);
    }
    return error(
        ErrorCode.SOURCE_UNAVAILABLE,
        "the connection to S3 fails",
        place + ": " + rootWords(failure),
        "the network is down, or aws.s3-endpoint is wrong",
        failure);
  }

  /** What went wrong at the bottom; never the request, which bears a signature. */
  private static String rootWords(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  private static StepException error(
      ErrorCode code, String what, String value, String cure, Throwable cause) {
    return new StepException(code, "%s [%s]. Maybe %s.".formatted(what, value, cure), cause);
  }

  private static String region(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
        .map(name -> ", it is " + name)
        .orElse("");
  }

  private enum Kind {
    NO_BUCKET,
    NO_OBJECT,
    DENIED,
    CREDENTIALS,
    REGION,
    THROTTLED,
    CHANGED,
    OTHER
  }

  private static Kind kind(String code, int status) {
    return switch (code) {
      case "NoSuchBucket" -> Kind.NO_BUCKET;
      case "NoSuchKey", "NoSuchVersion" -> Kind.NO_OBJECT;
      case "AccessDenied", "AllAccessDisabled" -> Kind.DENIED;
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "RequestTimeTooSkewed" ->
          Kind.CREDENTIALS;
      case "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          Kind.REGION;
      case "SlowDown", "ServiceUnavailable", "RequestLimitExceeded", "Throttling" -> Kind.THROTTLED;
      case "PreconditionFailed" -> Kind.CHANGED;
      default -> byStatus(status);
    };
  }

  /** An answer to HEAD has no body, and so no code. */
  private static Kind byStatus(int status) {
    return switch (status) {
      case 301, 307 -> Kind.REGION;
      case 403 -> Kind.DENIED;
      case 404 -> Kind.NO_OBJECT;
      case 412 -> Kind.CHANGED;
      case 429, 503 -> Kind.THROTTLED;
      default -> Kind.OTHER;
    };
  }
}
