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
        && isRefusal(refusal)
        && refusal(refusal) == SesRefusal.THROTTLED;
  }

  /**
   * A failure to send.
   *
   * @return a StepException if SES has certainly not taken the message, otherwise AnswerLost
   */
  static RuntimeException sending(SdkException failure, String key) {
    if (failure instanceof AwsServiceException answer && isRefusal(answer)) {
      return refused(answer, key);
    }
    if (isBeforeTheRequest(failure)) {
      return unreached(failure);
    }
    return new AnswerLost(
        "SES may or may not have taken the message [%s: %s]".formatted(key, heard(failure)),
        failure);
  }

  /** A failure to ask something; nothing was sent. */
  static StepException asking(SdkException failure, String what) {
    return failure instanceof AwsServiceException answer && answer.statusCode() >= 100
        ? refused(answer, what)
        : unreached(failure);
  }

  /** A 4xx is a refusal; after a 5xx, or half a status line, nobody knows. */
  private static boolean isRefusal(AwsServiceException answer) {
    return answer.statusCode() >= 400 && answer.statusCode() < 500;
  }

  private static StepException refused(AwsServiceException answer, String what) {
    String code = code(answer);
    String shown = what + ": " + (code.isEmpty() ? "status " + answer.statusCode() : code);
    return new StepException(ErrorCode.MAIL, refusal(answer).words(shown), answer);
  }

  private static StepException unreached(SdkException failure) {
    String words =
        lacksCredentials(failure)
            ? "there are no AWS credentials [SES]. Maybe the instance has no profile."
            : "SES cannot be reached [%s]. Maybe the network is down, or aws.region or aws.ses-endpoint is wrong."
                .formatted(heard(failure));
    return new StepException(ErrorCode.MAIL, words, failure);
  }

  /** Whether no byte of a request can have gone out. */
  private static boolean isBeforeTheRequest(SdkException failure) {
    Throwable root = root(failure);
    return lacksCredentials(failure)
        || root instanceof ConnectException
        || root instanceof UnknownHostException
        || root instanceof NoRouteToHostException
        || root instanceof SSLHandshakeException
        || String.valueOf(root.getMessage()).startsWith("Connect timed out");
  }

  private static boolean lacksCredentials(SdkException failure) {
    return String.valueOf(failure.getMessage()).contains("Unable to load credentials");
  }

  private static SesRefusal refusal(AwsServiceException answer) {
    String said = details(answer).map(AwsErrorDetails::errorMessage).orElse("");
    return SesRefusal.of(code(answer), answer.statusCode(), said);
  }

  private static String code(AwsServiceException answer) {
    return details(answer).map(AwsErrorDetails::errorCode).orElse("");
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails());
  }

  /** What was heard last; never its text, which may show a signed request. */
  private static String heard(SdkException failure) {
    return failure instanceof AwsServiceException answer
        ? "status " + answer.statusCode() + " " + code(answer)
        : root(failure).getClass().getSimpleName();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
