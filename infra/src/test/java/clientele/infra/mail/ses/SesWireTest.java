package clientele.infra.mail.ses;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.mail.MailConfig;
import clientele.infra.mail.MailRules;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.AnswerLost;
import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The mailer against a server that plays SES v2, with the wire and the account at fault. */
class SesWireTest {
  private static final String SEND = "/v2/email/outbound-emails";
  private static final String KEY = "2011-11-r2-summary-owner@shop.example";
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta name="color-scheme" content="light dark"><title>News</title>
      <style>@media (prefers-color-scheme: dark) { .page { background: #12171c !important; }
      .ink { color: #e6eaee !important; } }</style></head>
      <body class="page" style="background:#ffffff;"><h1 class="ink" style="color:#1f2933;">Up 12%</h1>
      <img src="cid:chart" alt="a chart"></body></html>
      """;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());
  private SesMailer mailer;

  @BeforeEach
  void start() {
    server.start();
    MailConfig config =
        new MailConfig(
            MailConfig.Transport.SES,
            "segments@shop.example",
            List.of("owner@shop.example"),
            List.of(),
            Optional.of("monthly"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    mailer =
        SesMailer.open(
            config,
            new AwsConfig(
                Optional.of("eu-west-2"),
                Optional.empty(),
                Optional.of(URI.create(server.baseUrl()))),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")),
            new SesClients.Patience(
                Duration.ofSeconds(2), Duration.ofMillis(900), 3, Duration.ofMillis(1)));
    server.stubFor(
        get(urlPathMatching("/v2/email/suppression/addresses/.*"))
            .willReturn(refusal(404, "NotFoundException", "not there")));
  }

  @AfterEach
  void stop() {
    mailer.close();
    server.stop();
  }

  @Test
  void a_message_goes_out_once_signed_tagged_and_as_sound_mime() throws Exception {
    sending(aResponse().withBody("{\"MessageId\":\"0102-abc\"}"));
    assertThat(mailer.send(message())).isEqualTo("0102-abc");
    server.verify(
        1,
        postRequestedFor(urlEqualTo(SEND))
            .withHeader(
                "Authorization",
                matching("AWS4-HMAC-SHA256 Credential=access/.*/eu-west-2/ses/.*Signature=.*")));
    JsonNode body = body();
    assertThat(body.at("/FromEmailAddress").asText()).isEqualTo("segments@shop.example");
    assertThat(body.at("/Destination/ToAddresses").toString())
        .isEqualTo("[\"owner@shop.example\"]");
    assertThat(body.at("/ConfigurationSetName").asText()).isEqualTo("monthly");
    assertThat(body.at("/EmailTags").toString())
        .isEqualTo(
            "[{\"Name\":\"month\",\"Value\":\"2011-11\"},{\"Name\":\"revision\",\"Value\":\"2\"},"
                + "{\"Name\":\"template\",\"Value\":\"summary\"}]");
    byte[] eml = Base64.getDecoder().decode(body.at("/Content/Raw/Data").asText());
    assertThat(MailRules.broken(eml)).isEmpty();
  }

  @Test
  void an_address_that_bounced_before_is_not_written_to() {
    server.stubFor(
        get(urlPathEqualTo("/v2/email/suppression/addresses/owner%40shop.example"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"SuppressedDestination\":{\"EmailAddress\":\"owner@shop.example\","
                            + "\"Reason\":\"BOUNCE\",\"LastUpdateTime\":1.3e9}}")));
    assertThat(refused())
        .hasMessageContaining("suppression list [owner@shop.example: BOUNCE since");
    server.verify(0, postRequestedFor(urlEqualTo(SEND)));
  }

  @Test
  void a_throttled_message_is_sent_again_and_goes_out_once() {
    server.stubFor(
        post(SEND)
            .inScenario("throttled")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("well")
            .willReturn(
                refusal(429, "TooManyRequestsException", "Maximum sending rate exceeded.")));
    server.stubFor(
        post(SEND)
            .inScenario("throttled")
            .whenScenarioStateIs("well")
            .willReturn(aResponse().withBody("{\"MessageId\":\"1\"}")));
    assertThat(mailer.send(message())).isEqualTo("1");
    server.verify(2, postRequestedFor(urlEqualTo(SEND)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429|TooManyRequestsException|Maximum sending rate exceeded.|no more messages a second",
        "400|LimitExceededException|Daily message quota exceeded.|quota is used up",
        "400|MessageRejected|Email address is not verified.|in the SES sandbox",
        "400|MessageRejected|Content looks bad.|SES rejects the message",
        "400|MailFromDomainNotVerifiedException|m|return domain is not verified",
        "400|AccountSuspendedException|m|may not send for good",
        "400|SendingPausedException|m|sending is paused",
        "404|NotFoundException|m|does not exist",
        "400|BadRequestException|m|does not understand",
        "403|AccessDeniedException|m|the role may not send",
        "403|SignatureDoesNotMatch|m|credentials are not accepted",
      })
  void each_refusal_is_told_apart_and_certain(int status, String code, String said, String words) {
    sending(refusal(status, code, said));
    assertThat(refused()).hasMessageContaining(words).hasMessageContaining(KEY);
    server.verify(status == 429 ? 3 : 1, postRequestedFor(urlEqualTo(SEND)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK"})
  void where_the_answer_is_lost_nobody_knows_and_nothing_is_sent_again(Fault fault) {
    sending(aResponse().withFault(fault));
    assertThat(failure()).isInstanceOf(AnswerLost.class).hasMessageContaining(KEY);
    server.verify(1, postRequestedFor(urlEqualTo(SEND)));
  }

  @Test
  void a_late_answer_and_an_internal_error_leave_it_open_too() {
    sending(aResponse().withFixedDelay(2_000).withBody("{\"MessageId\":\"late\"}"));
    assertThat(failure()).isInstanceOf(AnswerLost.class);
    server.resetRequests();
    sending(refusal(500, "InternalServiceErrorException", "oops"));
    assertThat(failure()).isInstanceOf(AnswerLost.class);
    server.verify(1, postRequestedFor(urlEqualTo(SEND)));
  }

  @Test
  void where_nobody_answers_at_all_nothing_was_sent() {
    server.stop();
    assertThat(refused()).hasMessageContaining("SES cannot be reached");
  }

  @Test
  void the_check_says_sandbox_and_finds_a_sender_that_is_not_verified() {
    account(false);
    server.stubFor(
        get("/v2/email/identities/shop.example")
            .willReturn(aResponse().withBody("{\"VerifiedForSendingStatus\":true}")));
    assertThat(mailer.check())
        .isEqualTo("SES as segments@shop.example, in the sandbox: to verified addresses only");
    account(true);
    assertThat(mailer.check()).isEqualTo("SES as segments@shop.example");
    server.stubFor(
        get("/v2/email/identities/shop.example")
            .willReturn(aResponse().withBody("{\"VerifiedForSendingStatus\":false}")));
    assertThat(catchThrowable(() -> mailer.check()))
        .hasMessageContaining("the sender is not verified");
  }

  @Test
  void an_answer_that_says_nothing_is_told_by_the_check_as_what_it_is() {
    account(true);
    server.stubFor(
        get("/v2/email/identities/shop.example")
            .willReturn(aResponse().withBody("{\"VerifiedForSendingStatus\":true}")));
    for (String odd : List.of("{}", "{\"SuppressedDestination\":null}")) {
      server.stubFor(
          get(urlPathMatching("/v2/email/suppression/addresses/.*"))
              .willReturn(aResponse().withBody(odd)));
      assertThat(catchThrowable(() -> mailer.check()))
          .isInstanceOf(StepException.class)
          .hasMessageContaining("Maybe aws.ses-endpoint is no SES");
    }
  }

  private void account(boolean production) {
    server.stubFor(
        get("/v2/email/account")
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"SendingEnabled\":true,\"ProductionAccessEnabled\":%s}"
                            .formatted(production))));
  }

  private void sending(ResponseDefinitionBuilder answer) {
    server.stubFor(post(SEND).willReturn(answer));
  }

  private Throwable failure() {
    return catchThrowable(() -> mailer.send(message()));
  }

  private Throwable refused() {
    Throwable failure = failure();
    assertThat(failure).isInstanceOf(StepException.class).hasMessageContaining("Maybe");
    assertThat(((StepException) failure).code()).isEqualTo(ErrorCode.MAIL);
    return failure;
  }

  private JsonNode body() throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(server.findAll(postRequestedFor(urlEqualTo(SEND))).get(0).getBodyAsString());
  }

  private static ResponseDefinitionBuilder refusal(int status, String code, String said) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", code)
        .withBody("{\"message\":\"%s\"}".formatted(said));
  }

  private static Message message() {
    return new Message(
        KEY,
        "owner@shop.example",
        "News: up 12%",
        "Up 12%",
        HTML,
        List.of(new Picture("chart", new byte[9])));
  }
}
