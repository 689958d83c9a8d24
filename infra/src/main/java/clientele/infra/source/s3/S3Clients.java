package clientele.infra.source.s3;

import clientele.infra.config.AwsConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients of S3 with timeouts and retries set on purpose. */
final class S3Clients {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private S3Clients() {}

  /**
   * A client.
   *
   * @throws StepException USAGE if neither settings nor surroundings name a region
   */
  static S3Client of(AwsConfig aws, AwsCredentialsProvider credentials, Patience patience) {
    BackoffStrategy pauses = BackoffStrategy.exponentialDelay(patience.firstPause(), LONGEST_PAUSE);
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience.connect())
                    .socketTimeout(patience.silence()))
            .overrideConfiguration(
                override ->
                    override.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(patience.attempts())
                            .retryOnException(S3Errors::isCutOff)
                            .backoffStrategy(pauses)
                            .throttlingBackoffStrategy(pauses)
                            .build()));
    aws.region().map(Region::of).ifPresent(builder::region);
    aws.s3Endpoint().ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
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
