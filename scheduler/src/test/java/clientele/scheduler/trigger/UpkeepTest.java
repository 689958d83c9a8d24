package clientele.scheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.RetentionConfig;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.RetentionStore;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.synthetic.ShopFolders;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines that come late are found, shown and revised; what is old enough goes, and no sum with it.
 */
@ExtendWith(PostgresExtension.class)
class UpkeepTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void late_and_corrected_lines_are_found_by_their_bytes_shown_and_settled_by_a_revision(
      TestDatabase database) throws IOException {
    ClosedShop.of(300, 4).close(database, folder);
    Upkeep upkeep = upkeep(database, RetentionConfig.DEFAULT);
    assertThat(upkeep.isDue(NOW)).isTrue();
    upkeep.run(NOW);
    LateDataStore late = new LateDataStore(database.jdbi());
    assertThat(late.open()).as("nothing has changed").isEmpty();
    assertThat(upkeep.isDue(NOW.plusSeconds(3600))).isFalse();

    changeDecember();
    assertThat(upkeep.isDue(NOW.plus(Duration.ofHours(24)))).isTrue();
    upkeep.run(NOW.plus(Duration.ofHours(24)));

    assertThat(late.open()).hasSize(1);
    LateDataStore.Late found = late.open().get(0);
    assertThat(found.run().month()).isEqualTo(YearMonth.of(2025, 12));
    assertThat(found.linesNew()).isEqualTo(2);
    assertThat(found.linesGone()).isEqualTo(1);
    assertThat(upkeep.revisions()).as("shown, not revised, unless configured").isEmpty();
    Shell status = run("status");
    assertThat(status.out()).contains("2 came, 1 went");

    Map<YearMonth, String> wanted = upkeep(database, revising()).revisions();
    assertThat(wanted)
        .containsOnly(
            Map.entry(
                YearMonth.of(2025, 12), "late data: 2 lines came and 1 went since revision 1"));
    Shell revised =
        run(
            "run",
            "--month",
            "2025-12",
            "--revise",
            wanted.get(YearMonth.of(2025, 12)),
            "--source",
            new ShopFolders(folder.resolve("shop")).transactions().toString());
    assertThat(revised.err()).isEmpty();
    assertThat(late.open()).as("settled by the revision").isEmpty();
    assertThat(moved(database)).isGreaterThan(200);
    assertThat(ordersAgainstLines(database))
        .as("orders of the newest reading")
        .containsExactly("0");
  }

  private static List<String> ordersAgainstLines(TestDatabase database) {
    return months(
        database,
        "select trim_scale(sum(o.revenue) - max(q.revenue))::text from bi.customer_order o"
            + " join clientele.data_quality q on q.month = o.month and q.revision = 2"
            + " where q.rule = 'kept' and o.month = '2025-12-01'");
  }

  @Test
  void what_is_old_enough_goes_and_every_view_but_the_customers_stays(TestDatabase database) {
    ClosedShop.of(300, 4).close(database, folder);
    String source = new ShopFolders(folder.resolve("shop")).transactions().toString();
    assertThat(run("run", "--month", "2025-12", "--revise", "again", "--source", source).code())
        .isZero();
    Map<String, List<String>> before = BiDump.of(database.address(), Set.of());
    RetentionStore book = new RetentionStore(database.jdbi());
    Instant later = Instant.now().plus(Duration.ofDays(100));

    assertThat(book.sweep(OptionalInt.empty(), Optional.of(Duration.ofDays(200)), later)).isZero();
    assertThat(book.sweep(OptionalInt.of(1), Optional.of(Duration.ofDays(90)), later)).isPositive();
    assertThat(book.sweep(OptionalInt.of(1), Optional.of(Duration.ofDays(90)), later))
        .as("once")
        .isZero();

    Map<String, List<String>> after = BiDump.of(database.address(), Set.of());
    before.remove("revision_move");
    after.remove("revision_move");
    assertThat(after).isEqualTo(before);
    assertThat(months(database, "select distinct month::text from clientele.transaction_raw"))
        .containsExactly("2025-12-01");
    assertThat(
            months(
                database,
                "select distinct revision::text from clientele.customer_segment"
                    + " where month = '2025-12-01'"))
        .containsExactly("2");
    Shell replay = run("replay", "--month", "2025-12");
    assertThat(replay.code()).isEqualTo(3);
    assertThat(replay.err()).contains("the raw lines of its window are gone [2025-09");
  }

  private Upkeep upkeep(TestDatabase database, RetentionConfig config) {
    return new Upkeep(
        config,
        new RetentionStore(database.jdbi()),
        new LateDataStore(database.jdbi()),
        database.warehouse(),
        () ->
            new CsvTransactionSource(
                new ShopFolders(folder.resolve("shop")).transactions(), CsvFormat.DEFAULT));
  }

  private static RetentionConfig revising() {
    return new RetentionConfig(
        OptionalInt.empty(), Optional.empty(), Optional.of(Duration.ofHours(1)), true);
  }

  /** Two lines come, and one goes. */
  private void changeDecember() throws IOException {
    Path file = file("2025-12");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(lines.get(5));
    lines.add(lines.get(6));
    lines.remove(7);
    Files.write(file, lines);
  }

  private static long moved(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select sum(customers) from bi.revision_move")
                    .mapTo(Long.class)
                    .one());
  }

  private Path file(String month) throws IOException {
    try (var files = Files.list(new ShopFolders(folder.resolve("shop")).transactions())) {
      return files.filter(path -> path.toString().contains(month)).findFirst().orElseThrow();
    }
  }

  private Shell run(String command, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                command,
                "--config",
                folder.resolve("home.yaml"),
                "--home",
                folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private static List<String> months(TestDatabase database, String sql) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql + " order by 1").mapTo(String.class).list());
  }
}
