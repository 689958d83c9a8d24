package clientele.infra.source.s3;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts what S3 answers, or fails to answer, into words. */
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
    S3Refusal changed = S3Refusal.CHANGED;
    return new StepException(changed.code(), changed.words(place));
  }

  private static StepException refused(AwsServiceException refusal, String place) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    String region =
        details
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
            .map(name -> ", it is " + name)
            .orElse("");
    S3Refusal kind = S3Refusal.of(code, refusal.statusCode());
    String shown =
        "%s: %s%s"
            .formatted(
                place,
                code.isEmpty() ? "status " + refusal.statusCode() : code,
                kind == S3Refusal.REGION ? region : "");
    return new StepException(kind.code(), kind.words(shown), refusal);
  }

  private static StepException unreached(SdkException failure, String place) {
    String words =
        String.valueOf(failure.getMessage()).contains("Unable to load credentials")
            ? "there are no AWS credentials [%s]. Maybe the instance has no profile."
                .formatted(place)
            : "the connection to S3 fails [%s: %s]. Maybe the network is down, or aws.s3-endpoint is wrong."
                .formatted(place, rootName(failure));
    return new StepException(ErrorCode.SOURCE_UNAVAILABLE, words, failure);
  }

  /** What went wrong at the bottom; never its text, which may show a signed request. */
  private static String rootName(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
