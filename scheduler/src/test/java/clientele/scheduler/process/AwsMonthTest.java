package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.local.BucketExtension;
import clientele.infra.local.FaultProxy;
import clientele.infra.local.FaultProxy.Fault;
import clientele.infra.local.LocalSes;
import clientele.infra.local.TestBucket;
import clientele.infra.mail.MailRules;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A month from a bucket to a mail through SES, by the real command and a configuration file. */
@ExtendWith({PostgresExtension.class, BucketExtension.class})
class AwsMonthTest {
  private static final ShopPlan PLAN = ShopPlan.of(300, 3, YearMonth.of(2025, 12), 7);
  private static final String MONTH = PLAN.lastMonth().toString();

  @TempDir private Path folder;
  private TestDatabase database;
  private TestBucket bucket;

  @BeforeEach
  void takeDatabaseAndBucket(TestDatabase freshDatabase, TestBucket freshBucket) {
    database = freshDatabase;
    bucket = freshBucket;
    System.setProperty("aws.accessKeyId", bucket.key());
    System.setProperty("aws.secretAccessKey", bucket.secret());
  }

  @AfterEach
  void noCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void a_month_is_closed_from_bucket_to_mail_once() throws Exception {
    exports();
    try (LocalSes ses = LocalSes.start()) {
      Path config = config(bucket.endpoint(), ses);
      Shell check = run("check", config);
      assertThat(check.out()).doesNotContain("MEND").contains(uri());
      Shell closed = close(config);
      assertThat(closed.err()).isEmpty();
      assertThat(closed.code()).isZero();
      assertThat(close(config).code()).isZero();
      assertThat(ses.mails()).hasSize(1);
      byte[] mail = ses.mails().get(0);
      assertThat(MailRules.broken(mail)).isEmpty();
      assertThat(new String(mail, StandardCharsets.US_ASCII)).contains("To: owner@shop.example");
      assertThat(strings("select version from clientele.source_file"))
          .hasSize(3)
          .allMatch(version -> version.startsWith("etag "));
    }
  }

  @Test
  void a_faulty_wire_and_a_lost_answer_end_in_a_published_month_and_no_second_mail()
      throws Exception {
    exports();
    try (LocalSes ses = LocalSes.start();
        FaultProxy wire =
            new FaultProxy(
                bucket.endpoint(),
                new Fault.Answer(200, page("again")),
                new Fault.Answer(200, page("")), // the same keys once more
                new Fault.Cut(40_000, true),
                new Fault.Answer(503, error("SlowDown")),
                new Fault.Cut(20_000, false),
                new Fault.Late(Duration.ofMillis(300)))) {
      ses.loseAnswers();
      Path config = config(wire.uri(), ses);
      assertThat(close(config).code()).isZero();
      assertThat(close(config).code()).isZero();
      assertThat(wire.allHappened()).isTrue();
      assertThat(strings("select name from clientele.source_file")).hasSize(3);
      assertThat(ses.mails()).hasSize(1);
      assertThat(strings("select status from clientele.mail_delivery")).containsExactly("unknown");
      assertThat(strings("select status from bi.run")).containsExactly("PUBLISHED");
    }
  }

  @Test
  void each_refusal_is_one_clear_line_and_leaves_the_month_to_the_next_run() throws Exception {
    exports();
    try (LocalSes ses = LocalSes.start();
        FaultProxy wire =
            new FaultProxy(
                bucket.endpoint(),
                new Fault.Answer(403, error("AccessDenied")),
                new Fault.Answer(301, error("PermanentRedirect")),
                new Fault.Answer(400, error("ExpiredToken")))) {
      Path config = config(wire.uri(), ses);
      assertFails(close(config), 5, "SOURCE_UNAVAILABLE: the bucket may not be read");
      assertFails(close(config), 2, "USAGE: the bucket lies in another region");
      assertFails(close(config), 5, "SOURCE_UNAVAILABLE: the AWS credentials are not accepted");
      assertThat(wire.allHappened()).isTrue();
      assertThat(ses.mails()).isEmpty();
      assertThat(close(config).code()).isZero();
      assertThat(ses.mails()).hasSize(1);
      assertThat(strings("select status from bi.run")).containsExactly("PUBLISHED");
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_one_line_and_exit_code_two() throws Exception {
    try (LocalSes ses = LocalSes.start()) {
      Path config = config(bucket.endpoint(), ses);
      Files.writeString(config, Files.readString(config).replace(uri(), "s3://no-such-shop/o/"));
      assertFails(close(config), 2, "USAGE: the bucket does not exist [s3://no-such-shop/");
      assertThat(ses.mails()).isEmpty();
    }
  }

  private static void assertFails(Shell closed, int code, String words) {
    assertThat(closed.err()).startsWith("clientele: " + words);
    assertThat(closed.err().lines()).hasSize(1);
    assertThat(closed.code()).isEqualTo(code);
  }

  /** The shop's three months, a file each. */
  private void exports() {
    SyntheticShop.write(PLAN, folder.resolve("shop"), share -> {});
    bucket.put("orders/", new ShopFolders(folder.resolve("shop")).transactions());
  }

  private String uri() {
    return "s3://" + bucket.name() + "/orders/";
  }

  /** A page of the list that holds every key, and says that another follows if one does. */
  private static String page(String next) {
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    for (YearMonth m = PLAN.firstMonth(); !m.isAfter(PLAN.lastMonth()); m = m.plusMonths(1)) {
      Path file = new ShopFolders(Path.of("")).transactions(m).getFileName();
      xml.append("<Contents><Key>orders/%s</Key><Size>1</Size></Contents>".formatted(file));
    }
    xml.append("<IsTruncated>%s</IsTruncated>".formatted(!next.isEmpty()));
    if (!next.isEmpty()) {
      xml.append("<NextContinuationToken>%s</NextContinuationToken>".formatted(next));
    }
    return xml + "</ListBucketResult>";
  }

  private static String error(String code) {
    return "<Error><Code>%s</Code></Error>".formatted(code);
  }

  private Shell close(Path config) {
    return run("run", config, "--month", MONTH);
  }

  private Shell run(String command, Path config, String... more) {
    List<Object> words = new ArrayList<>();
    words.addAll(List.of(command, "--config", config, "--home", folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private List<String> strings(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private Path config(URI s3, LocalSes ses) throws IOException {
    return Files.writeString(
        folder.resolve("clientele.yaml"),
        """
        source: { uri: "%s" }
        aws: { region: eu-west-2, s3-endpoint: "%s", ses-endpoint: "%s" }
        database: { url: "%s", user: %s }
        mail: { transport: ses, from: segments@shop.example, to: owner@shop.example }
        """
            .formatted(
                uri(), s3, ses.endpoint(), database.address().url(), database.address().user()));
  }
}
