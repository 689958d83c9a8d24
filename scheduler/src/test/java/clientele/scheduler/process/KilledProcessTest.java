package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.MonthSteps;
import clientele.scheduler.shell.Outbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process that has its own server with SIGKILL in the middle of every other step and
 * starts it again; the crash harness, where there is time, kills at every border.
 */
class KilledProcessTest {
  private static final List<String> STEPS = MonthSteps.names();

  /** Attempts and their interruptions differ, as they should; everything else may not. */
  private static final Set<String> ATTEMPTS =
      Set.of("run_step.attempt", "run_step.status", "run_step.rows_written", "run_step.metrics");

  @TempDir private Path folder;

  @Test
  void a_month_killed_in_every_other_step_ends_in_the_same_tables_and_one_mail() throws Exception {
    SyntheticShop.write(
        ShopPlan.of(300, 3, YearMonth.of(2025, 12), 7), folder.resolve("shop"), share -> {});
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(finish(undisturbed)).isZero();

    Path killed = folder.resolve("killed");
    List<String> deadly =
        IntStream.range(0, STEPS.size()).filter(i -> i % 2 == 0).mapToObj(STEPS::get).toList();
    for (String step : deadly) {
      killIn(killed, step);
    }
    assertThat(finish(killed)).isZero();

    Map<String, List<String>> expected = dump(undisturbed);
    Map<String, List<String>> found = dump(killed);
    expected.remove("run_step");
    found.remove("run_step");
    assertThat(found).isEqualTo(expected);
    assertThat(count(killed, "select count(*) from bi.run_step where status = 'SUCCEEDED'"))
        .isEqualTo(STEPS.size());
    assertThat(count(killed, "select count(*) from bi.run_step where status = 'INTERRUPTED'"))
        .as("the kill may come before a short step has begun, or after it is done")
        .isBetween(deadly.size() / 2L, (long) deadly.size());
    assertThat(Outbox.of(killed)).isEqualTo(Outbox.of(undisturbed)).hasSize(1);
  }

  private Process start(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "clientele.scheduler.Main",
            "run",
            "--month",
            "2025-12",
            "--source",
            folder.resolve("shop/transactions").toString(),
            "--home",
            home.toString())
        .redirectErrorStream(true)
        .start();
  }

  private int finish(Path home) throws IOException, InterruptedException {
    Process process = start(home);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(said).as("output of exit code " + code).contains("published");
    return code;
  }

  /** Waits for the line that says the step begins, and kills at once. */
  private void killIn(Path home, String step) throws IOException, InterruptedException {
    Process process = start(home);
    List<String> said = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.endsWith(" " + step + " started")) {
          process.destroyForcibly();
          break;
        }
      }
    }
    assertThat(process.waitFor()).as("killed in " + step + " after " + said).isEqualTo(137);
  }

  private static Map<String, List<String>> dump(Path home) {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
      return BiDump.of(database.address(), ATTEMPTS);
    }
  }

  private static long count(Path home, String query) throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
      DatabaseAddress address = database.address();
      try (Connection connection = DriverManager.getConnection(address.url(), address.login());
          Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery(query)) {
        answer.next();
        return answer.getLong(1);
      }
    }
  }
}
