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
        .containsExactly("6");

    assertThat(run(config, "--accept", "rows").err()).contains("--because");
    assertThat(run(config, "--accept", "drift", "--because", "x").err()).contains("drift");
    Shell passed = run(config, "--accept", "rows", "--because", "a new shop was opened");
    assertThat(passed.err()).isEmpty();
    assertThat(passed.code()).isZero();
    assertThat(select(database, "select count(*) from clientele.publication")).containsExactly("1");
    assertThat(select(database, "select because from clientele.gate_acceptance"))
        .containsExactly("a new shop was opened");
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
