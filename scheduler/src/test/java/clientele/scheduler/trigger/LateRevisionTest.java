package clientele.scheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.synthetic.ShopFolders;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where the settings say so, a month whose lines came late is issued again by itself. */
@ExtendWith(PostgresExtension.class)
class LateRevisionTest {
  private static final String DECEMBER =
      "select revision || ' ' || status || ' ' || reason from clientele.run"
          + " where month = '2025-12-01' order by revision";
  private static final String REVISED =
      "2 PUBLISHED late data: 2 lines came and 0 went since revision 1";

  private final SettableClock clock = new SettableClock("2026-01-05T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void a_fire_issues_a_changed_month_again_once_and_says_what_moved(TestDatabase database)
      throws IOException {
    new ClosedShop(ClosedShop.of(200, 4).plan(), "retention: { revise-late: true, look-again: 1h }")
        .close(database, folder);
    Path source = new ShopFolders(folder.resolve("shop")).transactions();
    try (Wiring wiring =
        Wiring.shared(
            folder.resolve("home"),
            Optional.of(folder.resolve("home.yaml")),
            Optional.of(source.toString()))) {
      DueCloser closer = wiring.service(clock).dueCloser(new RunListener() {});
      closer.fire();
      assertThat(strings(database, DECEMBER)).as("nothing has changed").hasSize(1);

      twoLinesCome(source);
      clock.set("2026-01-05T00:30:00Z");
      closer.fire();
      assertThat(strings(database, DECEMBER)).as("not looked at again yet").hasSize(1);
      clock.set("2026-01-05T01:00:00Z");
      closer.fire();
      assertThat(strings(database, DECEMBER)).hasSize(2).contains(REVISED);
      assertThat(new LateDataStore(database.jdbi()).open()).isEmpty();
      assertThat(strings(database, "select (sum(customers) > 0)::text from bi.revision_move"))
          .containsExactly("true");

      clock.set("2026-01-05T03:00:00Z");
      closer.fire();
      assertThat(strings(database, DECEMBER)).as("once").hasSize(2);
    }
  }

  private static void twoLinesCome(Path source) throws IOException {
    Path december;
    try (Stream<Path> files = Files.list(source)) {
      december = files.filter(f -> f.toString().contains("2025-12")).findFirst().orElseThrow();
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(december));
    lines.add(lines.get(5));
    lines.add(lines.get(6));
    Files.write(december, lines);
  }

  private static List<String> strings(TestDatabase database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
