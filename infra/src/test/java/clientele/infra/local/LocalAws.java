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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket and a mail service on this machine: S3 by s3proxy, signatures checked; SES v2 played.
 */
public final class LocalAws implements AutoCloseable {
  /** Key id and secret that the bucket takes. */
  public static final String KEY = "local-key";

  private static final String SEND = "/v2/email/outbound-emails";

  private final S3Proxy s3;
  private final WireMockServer ses =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());
  private final S3Client client;

  private LocalAws() throws Exception {
    s3 =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, KEY)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .ignoreUnknownHeaders(true)
            .build();
    s3.start();
    ses.start();
    ses.stubFor(any(urlPathMatching(".*")).willReturn(aResponse().withStatus(404)));
    ses.stubFor(
        get(urlPathMatching("/v2/email/suppression/addresses/.*"))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("x-amzn-ErrorType", "NotFoundException")
                    .withBody("{}")));
    ses.stubFor(
        get("/v2/email/account")
            .willReturn(
                aResponse()
                    .withBody("{\"SendingEnabled\":true,\"ProductionAccessEnabled\":true}")));
    ses.stubFor(
        get(urlPathMatching("/v2/email/identities/.*"))
            .willReturn(aResponse().withBody("{\"VerifiedForSendingStatus\":true}")));
    ses.stubFor(
        post(SEND)
            .withHeader("Authorization", containing("AWS4-HMAC-SHA256"))
            .willReturn(aResponse().withBody("{\"MessageId\":\"local-1\"}")));
    client =
        S3Client.builder()
            .endpointOverride(s3Endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_2)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
            .build();
  }

  /** Starts both on free ports. */
  public static LocalAws start() {
    try {
      return new LocalAws();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Serves a folder until it is killed, to try the packaged program by hand.
   *
   * @param words bucket and folder
   */
  public static void main(String[] words) throws InterruptedException {
    try (LocalAws aws = start()) {
      aws.put(words[0], "orders/", Path.of(words[1]));
      System.out.printf("s3-endpoint: %s%nses-endpoint: %s%n", aws.s3Endpoint(), aws.sesEndpoint());
      while (true) {
        Thread.sleep(1_000);
        System.out.printf("mails: %d%n", aws.mails().size());
      }
    }
  }

  /** Address of the bucket's server. */
  public URI s3Endpoint() {
    return URI.create("http://127.0.0.1:" + s3.getPort());
  }

  /** Address of the mail service. */
  public URI sesEndpoint() {
    return URI.create(ses.baseUrl());
  }

  /** Puts the files of a folder, or one file, into a bucket that is made. */
  public void put(String bucket, String prefix, Path files) {
    client.createBucket(request -> request.bucket(bucket));
    try (Stream<Path> found = Files.walk(files)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        client.putObject(request -> request.bucket(bucket).key(prefix + file.getFileName()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on messages are taken, and the answer does not come back. */
  public void loseAnswers() {
    ses.stubFor(post(SEND).atPriority(1).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
  }

  /** Every message that was sent, as it would go over the wire. */
  public List<byte[]> mails() {
    return ses.findAll(postRequestedFor(urlEqualTo(SEND))).stream().map(LocalAws::mime).toList();
  }

  @Override
  public void close() {
    client.close();
    ses.stop();
    try {
      s3.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
