package clientele.infra.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;

/** SES v2 played on this machine: takes signed messages alone and keeps them. */
public final class LocalSes implements AutoCloseable {
  private static final String SEND = "/v2/email/outbound-emails";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());

  private LocalSes() {
    server.start();
    server.stubFor(any(urlPathMatching(".*")).willReturn(aResponse().withStatus(404)));
    server.stubFor(
        get(urlPathMatching("/v2/email/suppression/addresses/.*"))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("x-amzn-ErrorType", "NotFoundException")
                    .withBody("{}")));
    server.stubFor(
        get("/v2/email/account")
            .willReturn(
                aResponse()
                    .withBody("{\"SendingEnabled\":true,\"ProductionAccessEnabled\":true}")));
    server.stubFor(
        get(urlPathMatching("/v2/email/identities/.*"))
            .willReturn(aResponse().withBody("{\"VerifiedForSendingStatus\":true}")));
    server.stubFor(
        post(SEND)
            .withHeader("Authorization", containing("AWS4-HMAC-SHA256"))
            .willReturn(aResponse().withBody("{\"MessageId\":\"local-1\"}")));
  }

  /** Starts on a free port. */
  public static LocalSes start() {
    return new LocalSes();
  }

  /** Where it is. */
  public URI endpoint() {
    return URI.create(server.baseUrl());
  }

  /** From now on messages are taken, and the answer does not come back. */
  public void loseAnswers() {
    server.stubFor(post(SEND).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
  }

  /** Every message that was sent, as it would go over the wire. */
  public List<byte[]> mails() {
    return server.findAll(postRequestedFor(urlEqualTo(SEND))).stream().map(LocalSes::mime).toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static byte[] mime(LoggedRequest request) {
    try {
      String data =
          JsonMapper.builder().build().readTree(request.getBody()).at("/Content/Raw/Data").asText();
      return Base64.getDecoder().decode(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
