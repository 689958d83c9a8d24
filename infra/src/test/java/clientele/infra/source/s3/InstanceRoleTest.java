package clientele.infra.source.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.local.BucketExtension;
import clientele.infra.local.TestBucket;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The source as it stands on an instance: no key anywhere but with the metadata service. */
@ExtendWith(BucketExtension.class)
class InstanceRoleTest {
  private static final String ENDPOINT = "aws.ec2MetadataServiceEndpoint";
  private static final String KEYS = "/latest/meta-data/iam/security-credentials/";

  private final WireMockServer metadata =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());
  private TestBucket bucket;

  @BeforeEach
  void start(TestBucket fresh) {
    assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "left out: this machine has a key");
    bucket = fresh;
    metadata.start();
    metadata.stubFor(put("/latest/api/token").willReturn(aResponse().withBody("a-token")));
    System.setProperty(ENDPOINT, metadata.baseUrl());
  }

  @AfterEach
  void stop() {
    System.clearProperty(ENDPOINT);
    metadata.stop();
  }

  @Test
  void the_keys_of_the_role_are_asked_for_with_a_token_and_open_the_bucket() {
    answer(KEYS, "runner");
    answer(
        KEYS + "runner",
        """
        {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "SecretAccessKey": "%s",
         "Token": "of-the-session", "Expiration": "2999-01-01T00:00:00Z"}
        """
            .formatted(bucket.key(), bucket.secret()));
    bucket.put("o/a.csv", new byte[1]);
    try (S3TransactionSource source = source()) {
      assertThat(source.files(Set.of())).containsExactly("o/a.csv");
    }
  }

  @Test
  void an_instance_without_a_role_is_told_so() {
    try (S3TransactionSource source = source()) {
      StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
      assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
      assertThat(e)
          .hasMessageContaining("there are no AWS credentials")
          .hasMessageContaining("Maybe the instance has no profile");
    }
  }

  private void answer(String path, String body) {
    metadata.stubFor(
        get(path)
            .withHeader("x-aws-ec2-metadata-token", equalTo("a-token"))
            .willReturn(aResponse().withBody(body)));
  }

  private S3TransactionSource source() {
    return S3TransactionSource.open(
        "s3://" + bucket.name() + "/o/",
        SourceConfig.DEFAULT,
        new AwsConfig(Optional.of("eu-west-2"), Optional.of(bucket.endpoint()), Optional.empty()));
  }
}
