package clientele.infra.source.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** What S3 says only in accounts we do not have, said by a server that plays it. */
class S3ErrorsTest {
  private static final String FILE =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
          + "1,A,Thing,1,12/1/2010 8:26,2.55,7,UK\n";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());
  private S3TransactionSource source;

  @BeforeEach
  void start() {
    server.start();
    source =
        S3TransactionSource.open(
            "s3://shop/o/",
            SourceConfig.DEFAULT,
            new AwsConfig(
                Optional.of("eu-west-2"),
                Optional.of(URI.create(server.baseUrl())),
                Optional.empty()),
            AnonymousCredentialsProvider.create(),
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(1), 1));
  }

  @AfterEach
  void stop() {
    source.close();
    server.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NoSuchBucket|404|USAGE|the bucket does not exist",
        "AccessDenied|403|SOURCE_UNAVAILABLE|may not be read",
        "ExpiredToken|400|SOURCE_UNAVAILABLE|credentials are not accepted",
        "RequestTimeTooSkewed|403|SOURCE_UNAVAILABLE|clock of this machine",
        "PermanentRedirect|301|USAGE|another region [s3://shop/o/: PermanentRedirect, it is eu-west-1]",
        "AuthorizationHeaderMalformed|400|USAGE|another region",
        "SlowDown|503|SOURCE_UNAVAILABLE|asked too often",
        "InternalError|500|SOURCE_UNAVAILABLE|S3 cannot answer",
      })
  void each_refusal_has_its_code_and_its_words(
      String code, int status, ErrorCode expected, String words) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("x-amz-bucket-region", "eu-west-1")
                    .withBody(
                        "<Error><Code>%s</Code><Message>m</Message></Error>".formatted(code))));
    StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
    assertThat(e.code()).isEqualTo(expected);
    assertThat(e).hasMessageContaining(words).hasMessageContaining("Maybe");
  }

  @Test
  void a_server_that_is_not_there_is_told_apart_from_one_that_refuses() {
    server.stop();
    StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(e).hasMessageContaining("the connection to S3 fails");
  }

  @Test
  void a_page_that_comes_twice_counts_once() {
    page(absentToken(), "two", "a");
    page("two", "three", "a", "b");
    page("three", "", "b");
    assertThat(source.files(Set.of())).containsExactly("o/a.csv", "o/b.csv");
  }

  @Test
  void a_list_that_goes_in_circles_ends_in_an_error() {
    page(absentToken(), "two", "a");
    page("two", "two", "a");
    StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(e).hasMessageContaining("the same page comes again");
  }

  @Test
  void where_the_bucket_keeps_versions_the_one_that_was_read_is_named() {
    answer(object().withHeader("Content-Length", String.valueOf(FILE.length())));
    assertThat(source.read("o/a.csv", line -> {}).version()).isEqualTo("version v7");
  }

  @Test
  void an_object_of_no_stated_length_is_not_taken_for_whole() {
    answer(object());
    StepException e =
        catchThrowableOfType(StepException.class, () -> source.read("o/a.csv", line -> {}));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(e)
        .hasMessageContaining(
            "does not say how long an object is, so nobody could tell it is whole [s3://shop/o/a.csv]");
  }

  private void answer(ResponseDefinitionBuilder object) {
    server.stubFor(any(urlPathEqualTo("/shop/o/a.csv")).willReturn(object));
  }

  private static ResponseDefinitionBuilder object() {
    return aResponse()
        .withHeader("ETag", "\"e\"")
        .withHeader("x-amz-version-id", "v7")
        .withBody(FILE);
  }

  private static String absentToken() {
    return "";
  }

  private void page(String token, String next, String... names) {
    StringBuilder xml = new StringBuilder("<ListBucketResult><Name>shop</Name>");
    for (String name : names) {
      xml.append("<Contents><Key>o/%s.csv</Key><Size>1</Size></Contents>".formatted(name));
    }
    xml.append("<IsTruncated>%s</IsTruncated>".formatted(!next.isEmpty()));
    if (!next.isEmpty()) {
      xml.append("<NextContinuationToken>%s</NextContinuationToken>".formatted(next));
    }
    server.stubFor(
        get(urlPathEqualTo("/shop"))
            .withQueryParam("continuation-token", token.isEmpty() ? absent() : equalTo(token))
            .willReturn(aResponse().withBody(xml + "</ListBucketResult>")));
  }
}
