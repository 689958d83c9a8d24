package clientele.infra.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.SourceConfig;
import clientele.infra.local.FaultProxy;
import clientele.infra.local.FaultProxy.Fault;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.TransactionSource.FileDigest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The source against a server that speaks S3 and checks signatures, with the wire at fault. */
class S3WireTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(700), 3, Duration.ofMillis(5), 3);
  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>reduce</Message></Error>";

  @RegisterExtension
  final S3ProxyExtension server =
      S3ProxyExtension.builder().withCredentials("access", "secret").build();

  private S3Client client;

  @BeforeEach
  void bucket() {
    client = S3Clients.of(aws(server.getUri()), credentials("secret"), Patience.DEFAULT);
    client.createBucket(request -> request.bucket("shop"));
  }

  @Test
  void every_csv_of_the_folder_is_listed_whatever_their_number_and_read_to_the_byte() {
    for (int i = 0; i < 1_002; i++) {
      put("orders/%04d.csv".formatted(i), bytes(1, i));
    }
    put("orders/readme.txt", new byte[1]);
    put("orders/.hidden.csv", new byte[1]);
    put("orders-old/x.csv", bytes(1, 0));
    S3TransactionSource source = source(server.getUri(), "s3://shop/orders");
    List<String> files = source.files(Set.of());
    assertThat(files).hasSize(1_002).isSorted().allMatch(key -> key.startsWith("orders/"));
    byte[] content = bytes(1, 1_001);
    FileDigest read = source.read("orders/1001.csv", line -> {});
    assertThat(read.sha256()).isEqualTo(sha256(content));
    assertThat(read.bytes()).isEqualTo(content.length);
    assertThat(read.lines()).isEqualTo(1);
    assertThat(read.version()).startsWith("etag \"");
  }

  @Test
  void one_object_is_a_source_too_and_gzip_is_unpacked() throws IOException {
    byte[] packed = gzip(bytes(500, 0));
    put("all/2011.csv.gz", packed);
    put("all/2011.csv.gz.csv", bytes(1, 0));
    S3TransactionSource source = source(server.getUri(), "s3://shop/all/2011.csv.gz");
    assertThat(source.files(Set.of())).containsExactly("all/2011.csv.gz");
    FileDigest read = source.read("all/2011.csv.gz", line -> {});
    assertThat(read.lines()).isEqualTo(500);
    assertThat(read.sha256()).isEqualTo(sha256(packed));
  }

  @Test
  void where_keys_name_their_month_only_wanted_months_are_read() {
    for (String key :
        List.of("o/2011/10/a.csv", "o/2011/11/a.csv", "o/2011/11/b.csv", "o/late.csv")) {
      put(key, bytes(1, 0));
    }
    S3TransactionSource source =
        source(server.getUri(), "s3://shop/o/", Optional.of("{yyyy}/{MM}/"));
    assertThat(source.files(Set.of(YearMonth.of(2011, 11))))
        .containsExactly("o/2011/11/a.csv", "o/2011/11/b.csv", "o/late.csv");
    assertThat(source.files(Set.of())).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_body_cut_again_and_again_is_read_on_where_it_was(boolean reset) throws Exception {
    byte[] content = bytes(40_000, 0);
    put("o/a.csv", content);
    try (FaultProxy proxy =
            new FaultProxy(
                server.getUri(),
                new Fault.Cut(300_000, reset),
                new Fault.Cut(700_000, reset),
                new Fault.Cut(10, reset));
        S3TransactionSource source = source(proxy.uri(), "s3://shop/o/")) {
      FileDigest read = source.read("o/a.csv", line -> {});
      assertThat(read.sha256()).isEqualTo(sha256(content));
      assertThat(read.lines()).isEqualTo(40_000);
      assertThat(proxy.allHappened()).isTrue();
    }
  }

  @Test
  void a_server_that_falls_silent_and_one_that_asks_to_slow_down_are_asked_again()
      throws Exception {
    put("o/a.csv", bytes(3, 0));
    try (FaultProxy proxy =
            new FaultProxy(server.getUri(), new Fault.Silence(), new Fault.Answer(503, SLOW_DOWN));
        S3TransactionSource source = source(proxy.uri(), "s3://shop/o/")) {
      assertThat(source.files(Set.of())).containsExactly("o/a.csv");
      assertThat(proxy.allHappened()).isTrue();
    }
  }

  @Test
  void a_server_that_never_stops_asking_to_slow_down_is_one_clear_error() throws Exception {
    Fault slow = new Fault.Answer(503, SLOW_DOWN);
    try (FaultProxy proxy = new FaultProxy(server.getUri(), slow, slow, slow);
        S3TransactionSource source = source(proxy.uri(), "s3://shop/o/")) {
      assertError(
          source, ErrorCode.SOURCE_UNAVAILABLE, "S3 is asked too often [s3://shop/o/: SlowDown]");
      assertThat(proxy.connections()).isEqualTo(3);
    }
  }

  @Test
  void a_connection_that_is_cut_without_end_is_one_clear_error() throws Exception {
    put("o/a.csv", bytes(40_000, 0));
    Fault cut = new Fault.Cut(10, false);
    try (FaultProxy proxy =
            new FaultProxy(
                server.getUri(),
                new Fault.Cut(300_000, true),
                cut,
                cut,
                cut,
                cut,
                cut,
                cut,
                cut,
                cut);
        S3TransactionSource source = source(proxy.uri(), "s3://shop/o/")) {
      StepException e =
          catchThrowableOfType(StepException.class, () -> source.read("o/a.csv", line -> {}));
      assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
      assertThat(e).hasMessageContaining("connection to S3").hasMessageContaining("o/a.csv");
    }
  }

  @Test
  void an_object_that_changes_while_it_is_read_is_found_even_if_the_wire_is_well() {
    put("o/a.csv", bytes(40_000, 0));
    S3TransactionSource source = source(server.getUri(), "s3://shop/o/");
    boolean[] changed = {false};
    StepException e =
        catchThrowableOfType(
            StepException.class,
            () ->
                source.read(
                    "o/a.csv",
                    line -> {
                      if (!changed[0]) {
                        changed[0] = true;
                        put("o/a.csv", bytes(40_000, 7));
                      }
                    }));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(e).hasMessageContaining("changed while it was read [s3://shop/o/a.csv]");
  }

  @Test
  void a_bucket_that_is_not_there_an_empty_folder_and_a_wrong_key_are_told_apart() {
    assertError(
        source(server.getUri(), "s3://no-such-shop/o/"),
        ErrorCode.USAGE,
        "the bucket does not exist [s3://no-such-shop/o/: NoSuchBucket]");
    assertError(
        source(server.getUri(), "s3://shop/nothing/"), ErrorCode.BAD_INPUT, "holds no .csv");
    S3TransactionSource wrong =
        S3TransactionSource.open(
            "s3://shop/o/",
            SourceConfig.DEFAULT,
            aws(server.getUri()),
            credentials("wrong"),
            SHORT);
    assertError(wrong, ErrorCode.SOURCE_UNAVAILABLE, "SignatureDoesNotMatch");
  }

  private static void assertError(S3TransactionSource source, ErrorCode code, String words) {
    StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
    assertThat(e).hasMessageContaining(words);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.getMessage()).doesNotContain("secret").doesNotContain("Signature=");
  }

  private static AwsConfig aws(URI endpoint) {
    return new AwsConfig(Optional.of("eu-west-2"), Optional.of(endpoint), Optional.empty());
  }

  private static StaticCredentialsProvider credentials(String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("access", secret));
  }

  private static S3TransactionSource source(URI endpoint, String uri) {
    return source(endpoint, uri, Optional.empty());
  }

  private static S3TransactionSource source(URI endpoint, String uri, Optional<String> keyMonth) {
    SourceConfig usual = SourceConfig.DEFAULT;
    SourceConfig config =
        new SourceConfig(
            usual.uri(),
            usual.columns(),
            usual.dateFormat(),
            usual.encoding(),
            usual.zone(),
            usual.delimiter(),
            keyMonth);
    return S3TransactionSource.open(uri, config, aws(endpoint), credentials("secret"), SHORT);
  }

  private void put(String key, byte[] content) {
    client.putObject(request -> request.bucket("shop").key(key), RequestBody.fromBytes(content));
  }

  private static byte[] bytes(int lines, int salt) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < lines; i++) {
      text.append("%d,A%d,Thing,1,12/1/2010 8:26,2.55,%d,UK%n".formatted(i, salt, i % 97));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
