package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Outbox;
import clientele.scheduler.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Months closed in another order, and issued again, are the history of months closed in order. */
@ExtendWith(PostgresExtension.class)
@Timeout(600)
class OrderOfMonthsTest {
  private static final YearMonth LAST = YearMonth.of(2025, 12);
  private static final YearMonth FIRST = YearMonth.of(2025, 9);

  private static final String SEGMENTS =
      "select to_char(month, 'YYYY-MM') || ' ' || customer_id as who, segment_id::text as id,"
          + " segment_name as name from bi.customer_segment";

  @TempDir Path folder;

  /** What a segment is called in its month, and its number. */
  private record Named(String id, String name) {}

  @Test
  void the_last_month_first_is_refused_and_then_issued_again(
      TestDatabase inOrder, TestDatabase lastFirst) throws Exception {
    ClosedShop shop = ClosedShop.of(300, 5);
    SyntheticShop.write(shop.plan(), folder.resolve("shop"), share -> {});
    assertThat(backfill(inOrder, "ordered", FIRST, LAST).code()).isZero();

    assertThat(backfill(lastFirst, "jumped", LAST, LAST).code()).isZero();
    Shell refused = backfill(lastFirst, "jumped", FIRST, LAST.minusMonths(1));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("clientele: USAGE: 2025-09 lies before months that are published")
        .contains("[2025-12]", "--reissue");
    assertThat(strings(lastFirst, "select count(*)::text from clientele.run")).containsExactly("1");

    Shell again = backfill(lastFirst, "jumped", FIRST, LAST.minusMonths(1), "--reissue");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("issued again in order").contains("2025-12");
    assertThat(
            strings(
                lastFirst,
                "select to_char(month, 'MM') || '/' || max(revision) from clientele.publication"
                    + " group by month order by month"))
        .containsExactly("09/1", "10/1", "11/1", "12/2");
    sameSegmentation(segments(inOrder), segments(lastFirst));
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      assertThat(mail("jumped", month)).as("mail of %s", month).isEqualTo(mail("ordered", month));
    }
    Shell idle = backfill(lastFirst, "jumped", FIRST, LAST, "--reissue");
    assertThat(idle.out()).doesNotContain("issued again").contains("0 months closed");
  }

  /**
   * The same names for the same customers, and each number means one and the same in all months.
   */
  private static void sameSegmentation(Map<String, Named> expected, Map<String, Named> found) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    Map<String, String> idOf = new TreeMap<>();
    Map<String, String> back = new TreeMap<>();
    expected.forEach(
        (who, named) -> {
          Named other = found.getOrDefault(who, named);
          assertThat(other.name()).as(who).isEqualTo(named.name());
          assertThat(idOf.merge(named.id(), other.id(), (a, b) -> a)).isEqualTo(other.id());
          assertThat(back.merge(other.id(), named.id(), (a, b) -> a)).isEqualTo(named.id());
        });
  }

  private static Map<String, Named> segments(TestDatabase database) {
    Map<String, Named> segments = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(SEGMENTS)
                    .map(
                        (row, context) ->
                            segments.put(
                                row.getString("who"),
                                new Named(row.getString("id"), row.getString("name"))))
                    .list());
    return segments;
  }

  private static List<String> strings(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  /**
   * The newest mail of a month; left out are the number of its issue, and lines without a date,
   * which go to the month that read them first.
   */
  private String mail(String home, YearMonth month) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve(home).resolve("outbox"))) {
      String newest =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(month.toString()))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return Outbox.text(folder.resolve(home), newest)
          .replaceAll(",? revision \\d+", "")
          .replaceAll(
              "(?m)^.*(lines of .* were used|- (Column count|Bad date|Stray quote): ).*$", "")
          .replaceAll("\n+", "\n");
    }
  }

  private Shell backfill(
      TestDatabase database, String home, YearMonth from, YearMonth to, String... options)
      throws Exception {
    Path config =
        Files.writeString(
            folder.resolve(home + ".yaml"),
            "database: { url: \"%s\", user: \"%s\" }"
                .formatted(database.address().url(), database.address().user()));
    Path source = new ShopFolders(folder.resolve("shop")).transactions();
    List<Object> words =
        List.of(
            "backfill",
            "--from",
            from,
            "--to",
            to,
            "--source",
            source,
            "--config",
            config,
            "--home",
            folder.resolve(home));
    return Shell.run(Stream.concat(words.stream(), Stream.of(options)).toArray());
  }
}
