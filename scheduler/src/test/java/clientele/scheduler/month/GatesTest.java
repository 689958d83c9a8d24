package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real month that a gate stops, and the person who lets it pass, by the real commands. */
@ExtendWith(PostgresExtension.class)
class GatesTest {
  @TempDir private Path folder;

  @Test
  void a_gate_stops_the_month_before_it_is_published_until_somebody_says_why_not(
      TestDatabase database) throws IOException {
    SyntheticShop.write(
        ShopPlan.of(150, 5, YearMonth.of(2025, 12), 7), folder.resolve("shop"), share -> {});
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            database:
              url: %s
              user: %s
            gates:
              rows-rise: 1
              rows-fall: 1
            """
                .formatted(database.address().url(), database.address().user()));
    Shell stopped = run(config);
    assertThat(stopped.code()).isEqualTo(4);
    assertThat(stopped.err())
        .startsWith("clientele: QUALITY_GATE:")
        .contains("rows: ", "--accept rows");
    assertThat(select(database, "select count(*) from clientele.publication")).containsExactly("0");
    assertThat(folder.resolve("home/outbox")).doesNotExist();
    assertThat(
            select(
                database,
                "select gate from clientele.gate_verdict where verdict = 'stop' and value > 0"))
        .containsExactly("rows");
    assertThat(select(database, "select count(*) from clientele.gate_verdict"))
        .containsExactly("9");

    assertThat(run(config, "--accept", "rows").err()).contains("--because");
    assertThat(run(config, "--accept", "drift", "--because", "x").err()).contains("drift");
    Shell passed = run(config, "--accept", "rows", "--because", "a new shop was opened");
    assertThat(passed.err()).isEmpty();
    assertThat(passed.code()).isZero();
    assertThat(select(database, "select count(*) from clientele.publication")).containsExactly("1");
    assertThat(select(database, "select because from clientele.gate_acceptance"))
        .containsExactly("a new shop was opened");
  }

  /** October lies there under another name, and the last file ends on the tenth. */
  @Test
  void a_month_without_a_line_and_a_last_day_too_early_stop_the_run(TestDatabase database)
      throws IOException {
    Path shop = folder.resolve("shop");
    SyntheticShop.write(ShopPlan.of(150, 5, YearMonth.of(2025, 12), 7), shop, share -> {});
    Path lines = new ShopFolders(shop).transactions();
    try (Stream<Path> files = Files.list(lines)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.contains("2025-10")) {
          Files.move(file, file.resolveSibling(name + ".bak"));
        } else if (name.contains("2025-12")) {
          List<String> whole = Files.readAllLines(file);
          Files.write(
              file, whole.stream().filter(line -> !line.matches(".*,12/[123]\\d/2025.*")).toList());
        }
      }
    }
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            "database: {url: '%s', user: %s}%n"
                .formatted(database.address().url(), database.address().user()));
    Shell stopped = run(config);
    assertThat(stopped.code()).isEqualTo(4);
    assertThat(stopped.err()).contains("holes: ", "2025-10", "silent_end: ");
    assertThat(
            select(
                database,
                "select gate || ' ' || value from clientele.gate_verdict where gate in ('holes',"
                    + " 'silent_end') order by 1"))
        .containsExactly("holes 1", "silent_end 22");
  }

  private Shell run(Path config, String... more) {
    List<Object> words = new java.util.ArrayList<>();
    words.addAll(
        List.of(
            "run",
            "--month",
            "2025-12",
            "--source",
            new ShopFolders(folder.resolve("shop")).transactions(),
            "--config",
            config,
            "--home",
            folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private static List<String> select(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
