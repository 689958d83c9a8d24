package clientele.infra.mail.ses;

import clientele.infra.config.AwsConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * Two clients of SES. SES knows no idempotency token, and the SDK would repeat a request whose
 * answer it lost, which is a second mail; so the one that sends repeats only what SES certainly
 * refused to take.
 *
 * @param asking repeats as the SDK does; for questions
 * @param sending repeats after throttling alone
 */
record SesClients(SesV2Client asking, SesV2Client sending) implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /**
   * How long to wait for SES.
   *
   * @param connect for a connection
   * @param silence for an answer
   * @param attempts the first included
   * @param firstPause before the second attempt; doubles from there
   */
  record Patience(Duration connect, Duration silence, int attempts, Duration firstPause) {
    static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), 6, Duration.ofSeconds(1));
  }

  static SesClients of(AwsConfig aws, AwsCredentialsProvider credentials, Patience patience) {
    BackoffStrategy pauses = BackoffStrategy.exponentialDelay(patience.firstPause(), LONGEST_PAUSE);
    RetryStrategy repeating =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(patience.attempts())
            .backoffStrategy(pauses)
            .throttlingBackoffStrategy(pauses)
            .build();
    RetryStrategy careful =
        StandardRetryStrategy.builder()
            .useClientDefaults(false)
            .maxAttempts(patience.attempts())
            .retryOnException(SesErrors::isThrottled)
            .treatAsThrottling(SesErrors::isThrottled)
            .backoffStrategy(pauses)
            .throttlingBackoffStrategy(pauses)
            .build();
    return new SesClients(
        client(aws, credentials, patience, repeating), client(aws, credentials, patience, careful));
  }

  @Override
  public void close() {
    asking.close();
    sending.close();
  }

  private static SesV2Client client(
      AwsConfig aws, AwsCredentialsProvider credentials, Patience patience, RetryStrategy retry) {
    SesV2ClientBuilder builder =
        SesV2Client.builder()
            .credentialsProvider(credentials)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience.connect())
                    .socketTimeout(patience.silence()))
            .overrideConfiguration(override -> override.retryStrategy(retry));
    aws.region().map(Region::of).ifPresent(builder::region);
    aws.sesEndpoint().ifPresent(builder::endpointOverride);
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "no AWS region is known [aws.region]. Maybe set it, or AWS_REGION in the environment.",
          e);
    }
  }
}
