package clientele.infra.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.local.BucketExtension;
import clientele.infra.local.FaultProxy;
import clientele.infra.local.FaultProxy.Fault;
import clientele.infra.local.TestBucket;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The source against a server that speaks S3, with the wire at fault. */
@ExtendWith(BucketExtension.class)
class S3WireTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(700), 3, Duration.ofMillis(5), 3);
  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>reduce</Message></Error>";

  private TestBucket bucket;

  @BeforeEach
  void takeBucket(TestBucket fresh) {
    bucket = fresh;
  }

  @Test
  void every_csv_of_the_folder_is_listed_whatever_their_number_and_read_to_the_byte() {
    for (int i = 0; i < 1_002; i++) {
      bucket.put("orders/%04d.csv".formatted(i), bytes(1, i));
    }
    bucket.put("orders/readme.txt", new byte[1]);
    bucket.put("orders/.hidden.csv", new byte[1]);
    bucket.put("orders-old/x.csv", bytes(1, 0));
    S3TransactionSource source = source(bucket.endpoint(), "orders");
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
    bucket.put("all/2011.csv.gz", packed);
    bucket.put("all/2011.csv.gz.csv", bytes(1, 0));
    S3TransactionSource source = source(bucket.endpoint(), "all/2011.csv.gz");
    assertThat(source.files(Set.of())).containsExactly("all/2011.csv.gz");
    FileDigest read = source.read("all/2011.csv.gz", line -> {});
    assertThat(read.lines()).isEqualTo(500);
    assertThat(read.sha256()).isEqualTo(sha256(packed));
  }

  @Test
  void an_object_that_was_put_in_parts_is_read_to_the_byte() {
    byte[] content = bytes(140_000, 0);
    bucket.putInParts("o/a.csv", content);
    FileDigest read = source(bucket.endpoint(), "o/").read("o/a.csv", line -> {});
    assertThat(read.sha256()).isEqualTo(sha256(content));
    assertThat(read.version()).startsWith("etag \"").endsWith("-2\"");
  }

  @Test
  void where_keys_name_their_month_only_wanted_months_are_read() {
    for (String key :
        List.of("o/2011/10/a.csv", "o/2011/11/a.csv", "o/2011/11/b.csv", "o/late.csv")) {
      bucket.put(key, bytes(1, 0));
    }
    S3TransactionSource source = source(bucket.endpoint(), "o/", Optional.of("{yyyy}/{MM}/"));
    assertThat(source.files(Set.of(YearMonth.of(2011, 11))))
        .containsExactly("o/2011/11/a.csv", "o/2011/11/b.csv", "o/late.csv");
    assertThat(source.files(Set.of())).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_body_cut_again_and_again_is_read_on_where_it_was(boolean reset) throws Exception {
    byte[] content = bytes(40_000, 0);
    bucket.put("o/a.csv", content);
    try (FaultProxy proxy =
            new FaultProxy(
                bucket.endpoint(),
                new Fault.Cut(300_000, reset),
                new Fault.Cut(700_000, reset),
                new Fault.Cut(10, reset));
        S3TransactionSource source = source(proxy.uri(), "o/")) {
      FileDigest read = source.read("o/a.csv", line -> {});
      assertThat(read.sha256()).isEqualTo(sha256(content));
      assertThat(read.lines()).isEqualTo(40_000);
      assertThat(proxy.allHappened()).isTrue();
    }
  }

  @Test
  void a_late_answer_is_waited_for() throws Exception {
    bucket.put("o/a.csv", bytes(3, 0));
    try (FaultProxy proxy =
            new FaultProxy(bucket.endpoint(), new Fault.Late(Duration.ofMillis(400)));
        S3TransactionSource source = source(proxy.uri(), "o/")) {
      assertThat(source.files(Set.of())).containsExactly("o/a.csv");
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_falls_silent_and_one_that_asks_to_slow_down_are_asked_again()
      throws Exception {
    bucket.put("o/a.csv", bytes(3, 0));
    try (FaultProxy proxy =
            new FaultProxy(
                bucket.endpoint(), new Fault.Silence(), new Fault.Answer(503, SLOW_DOWN));
        S3TransactionSource source = source(proxy.uri(), "o/")) {
      assertThat(source.files(Set.of())).containsExactly("o/a.csv");
      assertThat(proxy.allHappened()).isTrue();
    }
  }

  @Test
  void a_server_that_never_stops_asking_to_slow_down_is_one_clear_error() throws Exception {
    Fault slow = new Fault.Answer(503, SLOW_DOWN);
    try (FaultProxy proxy = new FaultProxy(bucket.endpoint(), slow, slow, slow);
        S3TransactionSource source = source(proxy.uri(), "o/")) {
      assertError(
          source,
          ErrorCode.SOURCE_UNAVAILABLE,
          "S3 is asked too often [" + at("o/") + ": SlowDown]");
      assertThat(proxy.connections()).isEqualTo(3);
    }
  }

  @Test
  void a_connection_that_is_cut_without_end_is_one_clear_error() throws Exception {
    bucket.put("o/a.csv", bytes(40_000, 0));
    Fault cut = new Fault.Cut(10, false);
    try (FaultProxy proxy =
            new FaultProxy(
                bucket.endpoint(),
                new Fault.Cut(300_000, true),
                cut,
                cut,
                cut,
                cut,
                cut,
                cut,
                cut,
                cut);
        S3TransactionSource source = source(proxy.uri(), "o/")) {
      StepException e =
          catchThrowableOfType(StepException.class, () -> source.read("o/a.csv", line -> {}));
      assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
      assertThat(e).hasMessageContaining("connection to S3").hasMessageContaining("o/a.csv");
    }
  }

  @Test
  void an_object_that_changes_while_it_is_read_is_found_even_if_the_wire_is_well() {
    bucket.put("o/a.csv", bytes(40_000, 0));
    S3TransactionSource source = source(bucket.endpoint(), "o/");
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
                        bucket.put("o/a.csv", bytes(40_000, 7));
                      }
                    }));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(e).hasMessageContaining("changed while it was read [" + at("o/a.csv") + "]");
  }

  @Test
  void a_bucket_that_is_not_there_and_an_empty_folder_are_told_apart() {
    String none = "s3://" + bucket.name() + "-none/o/";
    assertError(
        open(none, bucket.endpoint(), bucket.secret(), Optional.empty()),
        ErrorCode.USAGE,
        "the bucket does not exist [" + none + ": NoSuchBucket]");
    assertError(source(bucket.endpoint(), "nothing/"), ErrorCode.BAD_INPUT, "holds no .csv");
  }

  @Test
  void a_wrong_key_is_told_apart_too() {
    assumeTrue(bucket.checksSignatures(), "left out: this server takes any signature");
    S3TransactionSource wrong = open(at("o/"), bucket.endpoint(), "wrong", Optional.empty());
    assertError(wrong, ErrorCode.SOURCE_UNAVAILABLE, "SignatureDoesNotMatch");
  }

  private void assertError(S3TransactionSource source, ErrorCode code, String words) {
    StepException e = catchThrowableOfType(StepException.class, () -> source.files(Set.of()));
    assertThat(e).hasMessageContaining(words);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.getMessage()).doesNotContain(bucket.secret()).doesNotContain("Signature=");
  }

  private String at(String path) {
    return "s3://" + bucket.name() + "/" + path;
  }

  private S3TransactionSource source(URI endpoint, String path) {
    return source(endpoint, path, Optional.empty());
  }

  private S3TransactionSource source(URI endpoint, String path, Optional<String> keyMonth) {
    return open(at(path), endpoint, bucket.secret(), keyMonth);
  }

  private S3TransactionSource open(
      String uri, URI endpoint, String secret, Optional<String> keyMonth) {
    SourceConfig usual = SourceConfig.DEFAULT;
    return S3TransactionSource.open(
        uri,
        new SourceConfig(
            usual.uri(),
            usual.columns(),
            usual.dateFormat(),
            usual.encoding(),
            usual.zone(),
            usual.delimiter(),
            keyMonth,
            usual.reading()),
        new AwsConfig(Optional.of("eu-west-2"), Optional.of(endpoint), Optional.empty()),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(bucket.key(), secret)),
        SHORT);
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
