package clientele.scheduler.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.local.BucketExtension;
import clientele.infra.local.LocalSes;
import clientele.infra.local.TestBucket;
import clientele.infra.mail.MailRules;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as it is packed: from the release zip, by the unit's own lines, as a user without
 * rights, on an outside PostgreSQL, from a bucket to a mail through SES. Of Linux and root alone,
 * after a build: {@code mvn -q -DskipTests package && mvn verify -Dsoak -Dtest=PackagedServiceTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("soak")
@ExtendWith(BucketExtension.class)
class PackagedServiceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void the_packaged_service_closes_the_due_month_once_and_ends_when_asked(TestBucket bucket)
      throws Exception {
    Path zip = release();
    Optional<Path> programs = Programs.postgres();
    assumeTrue(programs.isPresent(), "left out: no PostgreSQL of the system's packages");
    assumeTrue(isRoot(), "left out: only root may change users and mount");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    ShopPlan plan = ShopPlan.of(300, 3, YearMonth.now(ZoneOffset.UTC).minusMonths(1), 7);
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    bucket.put("orders/", new ShopFolders(folder.resolve("shop")).transactions());
    Installed installed = Installed.from(zip, folder);
    try (LocalSes ses = LocalSes.start();
        OutsideDatabase database = OutsideDatabase.start(programs.orElseThrow(), folder)) {
      int port = settings(installed, bucket, ses, database.address());
      Process service = installed.start(folder.resolve("service.log"));
      try {
        awaitPublished(service, database.address());
        assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/status")))
            .containsPattern("Uid:\\s+65534\\s+65534")
            .containsPattern("CapBnd:\\s+0+\\n")
            .containsPattern("NoNewPrivs:\\s+1");
        assertThat(status(port, "/health/ready")).isEqualTo(200);
        assertThat(status(port, "/health/month")).isEqualTo(200);
      } finally {
        service.destroy();
      }
      assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(service.exitValue()).as("what the unit calls success").isEqualTo(143);
      assertThat(ses.mails()).hasSize(1);
      assertThat(MailRules.broken(ses.mails().get(0))).isEmpty();
    }
  }

  /** The zip that the build left. */
  private static Path release() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      Optional<Path> zip =
          built.filter(file -> file.toString().endsWith(".zip")).sorted().findFirst();
      assumeTrue(zip.isPresent(), "left out: no release; build it first");
      return zip.orElseThrow();
    }
  }

  private static boolean isRoot() throws IOException, InterruptedException {
    return Programs.run(List.of("id", "-u")).strip().equals("0");
  }

  /** Writes what an owner would write after the installation. */
  private static int settings(
      Installed installed, TestBucket bucket, LocalSes ses, DatabaseAddress database)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path etc = installed.root().resolve("etc/clientele");
    Files.writeString(
        etc.resolve("clientele.yaml"),
        """
        source: { uri: "s3://%s/orders/" }
        aws: { region: eu-west-2, s3-endpoint: "%s", ses-endpoint: "%s" }
        database: { url: "%s", user: %s, password: "${CLIENTELE_DB_PASSWORD}" }
        mail: { transport: ses, from: segments@shop.example, to: owner@shop.example }
        schedule: { catch-up: last }
        status: { port: %d }
        """
            .formatted(
                bucket.name(),
                bucket.endpoint(),
                ses.endpoint(),
                database.url(),
                database.user(),
                port));
    Files.writeString(
        etc.resolve("service.env"),
        """
        CLIENTELE_JAVA_OPTS="-Xmx512m"
        CLIENTELE_DB_PASSWORD="%s"
        AWS_ACCESS_KEY_ID=%s
        AWS_SECRET_ACCESS_KEY=%s
        """
            .formatted(
                OutsideDatabase.PASSWORD.replaceAll("([\\\\\"$`])", "\\\\$1"),
                bucket.key(),
                bucket.secret()));
    return port;
  }

  private void awaitPublished(Process service, DatabaseAddress database)
      throws IOException, InterruptedException {
    String ended =
        "select r.status || ', ' || d.status from clientele.run r"
            + " join clientele.mail_delivery d using (month, revision)";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!query(database, ended).equals(List.of("PUBLISHED, sent"))) {
      boolean over = service.waitFor(500, TimeUnit.MILLISECONDS) || System.nanoTime() > end;
      assertThat(over).as(Files.readString(folder.resolve("service.log"))).isFalse();
    }
  }

  /** The answers of one column; none while the tables are not there. */
  private static List<String> query(DatabaseAddress database, String sql) {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database.url(), database.login());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      if (!"42P01".equals(e.getSQLState()) && !"3F000".equals(e.getSQLState())) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
