package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many customers bear another segment name when the same months are closed with another seed
 * and the lines in another order.
 */
@ExtendWith(PostgresExtension.class)
class SameNamesTest {
  private static final Path REAL =
      Path.of(System.getProperty("clientele.shared", "../../shared"))
          .resolve("data/online-retail/data.csv.gz");

  /** What no id may do, over all published months. */
  private static final String WITHOUT_A_WORD =
      """
      select count(*) from bi.segment_month s
      where not s.is_noise
        and not exists (select from bi.segment_event e
          where e.month = s.month and e.segment_id = s.segment_id
            and e.event in ('born', 'continued', 'split', 'returned'))
         or not s.is_noise
        and exists (select from bi.segment_event e where e.compared_month = s.month)
        and not exists (select from bi.segment_event e
          where e.compared_month = s.month and e.segment_id = s.segment_id)
      """;

  @TempDir private Path folder;

  @Test
  void whatever_the_seed_few_bear_another_name_and_no_id_comes_or_goes_without_a_word(
      TestDatabase first, TestDatabase second) throws IOException {
    YearMonth last = YearMonth.of(2025, 12);
    SyntheticShop.write(ShopPlan.of(700, 12, last, 7), folder.resolve("shop"), share -> {});
    Path source = new ShopFolders(folder.resolve("shop")).transactions();
    close(first, source, last.minusMonths(1), last, 42);
    close(second, source, last.minusMonths(1), last, 7);
    assertThat(other("synthetic shop, seeds 42 and 7", first, second)).isLessThan(0.05);
  }

  @Test
  @Tag("soak")
  void of_online_retail_fewer_than_two_in_a_hundred_bear_another_name(
      TestDatabase first, TestDatabase second, TestDatabase third, TestDatabase fourth)
      throws IOException {
    assumeTrue(Files.exists(REAL), "left out: the Online Retail data is not beside the checkout");
    YearMonth from = YearMonth.of(2011, 3);
    YearMonth to = YearMonth.of(2011, 11);
    close(first, REAL, from, to, 42);
    Path shuffled = shuffled();
    Map<Integer, TestDatabase> others = new TreeMap<>(Map.of(3, fourth, 7, second, 11, third));
    Map<String, Double> shares = new TreeMap<>();
    for (Map.Entry<Integer, TestDatabase> other : others.entrySet()) {
      close(other.getValue(), shuffled, from, to, other.getKey());
      String pair = "Online Retail, seeds 42 and " + other.getKey();
      shares.put(pair, other(pair, first, other.getValue()));
    }
    assertThat(shares).allSatisfy((pair, share) -> assertThat(share).as(pair).isLessThan(0.02));
  }

  private void close(TestDatabase database, Path source, YearMonth from, YearMonth to, int seed)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("seed-" + seed + ".yaml"),
            """
            database: {url: "%s", user: "%s"}
            pipeline: {seed: %d}
            """
                .formatted(database.address().url(), database.address().user(), seed));
    Path home = folder.resolve("home-" + seed);
    Shell closed =
        Shell.run(
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
            home);
    assertThat(closed.err()).isEmpty();
    assertThat(closed.code()).isZero();
    long silent =
        database
            .jdbi()
            .withHandle(handle -> handle.createQuery(WITHOUT_A_WORD).mapTo(Long.class).one());
    assertThat(silent).as("ids that came or went without an event").isZero();
  }

  /** Share of customer-months of another name; prints it by month. */
  private static double other(String what, TestDatabase first, TestDatabase second) {
    Map<String, String> before = names(first);
    Map<String, String> after = names(second);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    Map<String, int[]> months = new TreeMap<>();
    before.forEach(
        (key, name) -> {
          int[] counts = months.computeIfAbsent(key.substring(0, 7), month -> new int[2]);
          counts[0]++;
          counts[1] += name.equals(after.get(key)) ? 0 : 1;
        });
    int other = 0;
    for (Map.Entry<String, int[]> month : months.entrySet()) {
      other += month.getValue()[1];
      System.out.printf(
          Locale.ROOT,
          "%s, %s: %d of %d customers bear another name%n",
          what,
          month.getKey(),
          month.getValue()[1],
          month.getValue()[0]);
    }
    double share = (double) other / before.size();
    System.out.printf(Locale.ROOT, "%s: %.2f %% of customer-months%n", what, 100 * share);
    return share;
  }

  /** Segment name by "month customer". */
  private static Map<String, String> names(TestDatabase database) {
    Map<String, String> names = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select to_char(month, 'YYYY-MM') || ' ' || customer_id, segment_name"
                            + " from bi.customer_segment")
                    .map((row, context) -> names.put(row.getString(1), row.getString(2)))
                    .list());
    return names;
  }

  private Path shuffled() throws IOException {
    List<String> lines = new ArrayList<>();
    Path target = folder.resolve("shuffled.csv");
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(REAL)), StandardCharsets.ISO_8859_1));
        Writer writer = Files.newBufferedWriter(target, StandardCharsets.ISO_8859_1)) {
      writer.write(reader.readLine() + "\n");
      reader.lines().forEach(lines::add);
      Collections.shuffle(lines, new Random(1));
      for (String line : lines) {
        writer.write(line + "\n");
      }
    }
    return target;
  }
}
