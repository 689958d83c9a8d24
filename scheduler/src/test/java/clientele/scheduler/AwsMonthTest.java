package clientele.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.local.FaultProxy;
import clientele.infra.local.FaultProxy.Fault;
import clientele.infra.local.LocalAws;
import clientele.infra.mail.MailRules;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.ShopPlan;
import clientele.infra.synthetic.SyntheticShop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A month from a bucket to a mail through SES, by the real command and a configuration file. */
@ExtendWith(PostgresExtension.class)
class AwsMonthTest {
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

  @TempDir private Path folder;

  @BeforeEach
  void credentials() {
    CREDENTIALS.forEach(name -> System.setProperty(name, LocalAws.KEY));
  }

  @AfterEach
  void noCredentials() {
    CREDENTIALS.forEach(System::clearProperty);
  }

  @Test
  void a_month_is_closed_from_bucket_to_mail_once(TestDatabase database) throws Exception {
    ShopPlan plan = ShopPlan.of(300, 3, YearMonth.of(2025, 12), 7);
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    try (LocalAws aws = LocalAws.start()) {
      aws.put("shop", "orders/", new ShopFolders(folder.resolve("shop")).transactions());
      Path config = config(database, aws.s3Endpoint(), aws.sesEndpoint());
      Shell check = run("check", config);
      assertThat(check.out()).doesNotContain("MEND").contains("s3://shop/orders/");
      Shell closed = run("run", config, "--month", "2025-12");
      assertThat(closed.err()).isEmpty();
      assertThat(closed.code()).isZero();
      assertThat(run("run", config, "--month", "2025-12").code()).isZero();
      assertThat(aws.mails()).hasSize(1);
      byte[] mail = aws.mails().get(0);
      assertThat(MailRules.broken(mail)).isEmpty();
      assertThat(new String(mail, StandardCharsets.US_ASCII)).contains("To: owner@shop.example");
      assertThat(strings(database, "select version from clientele.source_file"))
          .isNotEmpty()
          .allMatch(version -> version.startsWith("etag "));
    }
  }

  @Test
  void a_cut_wire_and_a_lost_answer_end_in_a_published_month_and_no_second_mail(
      TestDatabase database) throws Exception {
    ShopPlan plan = ShopPlan.of(300, 3, YearMonth.of(2025, 12), 7);
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    try (LocalAws aws = LocalAws.start();
        FaultProxy wire =
            new FaultProxy(
                aws.s3Endpoint(),
                new Fault.Cut(40_000, true),
                new Fault.Answer(503, "<Error><Code>SlowDown</Code></Error>"),
                new Fault.Cut(20_000, false))) {
      aws.put("shop", "orders/", new ShopFolders(folder.resolve("shop")).transactions());
      aws.loseAnswers();
      Path config = config(database, wire.uri(), aws.sesEndpoint());
      assertThat(run("run", config, "--month", "2025-12").code()).isZero();
      assertThat(run("run", config, "--month", "2025-12").code()).isZero();
      assertThat(wire.allHappened()).isTrue();
      assertThat(aws.mails()).hasSize(1);
      assertThat(strings(database, "select status from clientele.mail_delivery"))
          .containsExactly("unknown");
      assertThat(strings(database, "select status from bi.run")).containsExactly("PUBLISHED");
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_one_line_and_exit_code_two(TestDatabase database)
      throws Exception {
    try (LocalAws aws = LocalAws.start()) {
      Shell failed =
          run("run", config(database, aws.s3Endpoint(), aws.sesEndpoint()), "--month", "2025-12");
      assertThat(failed.err())
          .startsWith("clientele: USAGE: the bucket does not exist [s3://shop/");
      assertThat(failed.err().lines()).hasSize(1);
      assertThat(failed.code()).isEqualTo(2);
      assertThat(aws.mails()).isEmpty();
    }
  }

  private Shell run(String command, Path config, String... more) {
    List<Object> words = new ArrayList<>();
    words.addAll(List.of(command, "--config", config, "--home", folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private static List<String> strings(TestDatabase database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private Path config(TestDatabase database, URI s3, URI ses) throws IOException {
    return Files.writeString(
        folder.resolve("clientele.yaml"),
        """
        source: { uri: "s3://shop/orders/" }
        aws: { region: eu-west-2, s3-endpoint: "%s", ses-endpoint: "%s" }
        database: { url: "%s", user: %s }
        mail: { transport: ses, from: segments@shop.example, to: owner@shop.example }
        """
            .formatted(s3, ses, database.address().url(), database.address().user()));
  }
}
