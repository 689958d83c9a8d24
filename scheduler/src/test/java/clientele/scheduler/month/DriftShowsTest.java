package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.KnownTruth;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.people.CustomerKind;
import clientele.infra.synthetic.people.Drift;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers of the synthetic shop who change their kind show in the migration between two published
 * months, at the rates the shop was made with: browsers (one order, and never another) who become
 * advocates (an order every three weeks), and regulars who buy no more. Not held, as a year of
 * orders outweighs it for months: an advocate who becomes a subscriber or a giver of presents who
 * becomes an advocate; of traders who lapse there are too few.
 */
@ExtendWith(PostgresExtension.class)
class DriftShowsTest {
  private static final YearMonth FROM = YearMonth.of(2025, 4);
  private static final YearMonth TO = YearMonth.of(2025, 10);
  private static final int MONTHS = 6;

  /** Months until three of a subscriber's gaps of 28 days are over. */
  private static final int SILENCE = 3;

  @TempDir private Path folder;

  @Test
  void customers_who_change_move_at_the_rates_of_the_generator(TestDatabase database)
      throws Exception {
    Path shop = folder.resolve("shop");
    SyntheticShop.write(ShopPlan.of(1200, 17, TO, 5), shop, share -> {});
    close(database, shop);
    List<Stay> stays = stays(database);
    browsersBecomeAdvocates(database, shop, stays);
    regularsFallSilent(database, shop, stays);
  }

  private void browsersBecomeAdvocates(TestDatabase database, Path shop, List<Stay> stays)
      throws IOException {
    Set<String> fewOrders = segments(database, "median_frequency <= 1");
    Map<String, CustomerKind> before = KnownTruth.kinds(shop, FROM);
    List<Stay> browsers =
        stays.stream()
            .filter(stay -> before.get(stay.customer()) == CustomerKind.BROWSER)
            .filter(stay -> fewOrders.contains(FROM + " " + stay.from()))
            .toList();
    Set<String> moved = who(browsers, stay -> !fewOrders.contains(TO + " " + stay.to()));
    double rate = monthly(moved.size(), browsers.size(), MONTHS);
    System.out.printf(
        Locale.ROOT,
        "%d of %d browsers moved: %.4f a month%n",
        moved.size(),
        browsers.size(),
        rate);
    assertThat(browsers.size()).isGreaterThan(120);
    assertThat(rate).isCloseTo(rate(CustomerKind.BROWSER, CustomerKind.ADVOCATE), within(0.012));

    Set<String> changed = new TreeSet<>(changed(browsers, KnownTruth.kinds(shop, TO)));
    Set<String> longAgo = changed(browsers, KnownTruth.kinds(shop, TO.minusMonths(1)));
    assertThat(moved).as("nobody moves who has not changed").isSubsetOf(changed);
    long seen = longAgo.stream().filter(moved::contains).count();
    assertThat(seen).as("of %d", longAgo.size()).isGreaterThanOrEqualTo(longAgo.size() * 4L / 5);
  }

  /** Among those who went quiet are nearly all who lapsed in time, and few who order still. */
  private void regularsFallSilent(TestDatabase database, Path shop, List<Stay> stays)
      throws IOException {
    Set<String> quiet = segments(database, "segment_name like '%(lapsed)'");
    Map<String, CustomerKind> before = KnownTruth.kinds(shop, FROM);
    Map<String, CustomerKind> inTime = KnownTruth.kinds(shop, TO.minusMonths(SILENCE));
    Map<String, CustomerKind> now = KnownTruth.kinds(shop, TO);
    for (CustomerKind kind : List.of(CustomerKind.SUBSCRIBER, CustomerKind.ADVOCATE)) {
      List<Stay> regulars =
          stays.stream()
              .filter(stay -> before.get(stay.customer()) == kind)
              .filter(stay -> !quiet.contains(FROM + " " + stay.from()))
              .toList();
      Set<String> moved = who(regulars, stay -> quiet.contains(TO + " " + stay.to()));
      Set<String> orderStill = who(regulars, s -> now.get(s.customer()) != CustomerKind.LAPSED);
      Set<String> lapsed = who(regulars, s -> inTime.get(s.customer()) == CustomerKind.LAPSED);
      lapsed.removeAll(orderStill);
      long falseAlarms = orderStill.stream().filter(moved::contains).count();
      long found = lapsed.stream().filter(moved::contains).count();
      double rate = monthly(moved.size() - falseAlarms, regulars.size(), MONTHS - SILENCE);
      System.out.printf(
          Locale.ROOT,
          "%s: %d of %d lapsed in time, %d of them and %d of %d who order still went quiet;"
              + " without these %.4f a month%n",
          kind,
          lapsed.size(),
          regulars.size(),
          found,
          falseAlarms,
          orderStill.size(),
          rate);
      assertThat(rate).as("%s", kind).isCloseTo(rate(kind, CustomerKind.LAPSED), within(0.012));
      assertThat(found).as("%s", kind).isGreaterThanOrEqualTo(lapsed.size() * 7L / 10);
      assertThat(falseAlarms).as("%s", kind).isLessThanOrEqualTo(orderStill.size() / 10);
    }
  }

  private static Set<String> who(List<Stay> stays, Predicate<Stay> so) {
    return stays.stream()
        .filter(so)
        .map(Stay::customer)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double monthly(long moved, int of, int months) {
    return 1 - Math.pow(1 - (double) moved / of, 1.0 / months);
  }

  private static double rate(CustomerKind from, CustomerKind to) {
    return Drift.RATES.stream()
        .filter(d -> d.from() == from && d.to() == to)
        .mapToDouble(Drift::monthlyRate)
        .sum();
  }

  /** Closes the two months, without what only judges clusterings. */
  private void close(TestDatabase database, Path shop) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("drift.yaml"),
            """
            database: {url: "%s", user: "%s"}
            pipeline: {cluster: {resamples: 2, null-draws: 0, draws: 1}}
            """
                .formatted(database.address().url(), database.address().user()));
    for (YearMonth month : List.of(FROM, TO)) {
      Path source = new ShopFolders(shop).transactions();
      Shell closed =
          Shell.run(
              "run", "--month", month, "--source", source, "--config", config, "--home", folder);
      assertThat(closed.err()).isEmpty();
    }
  }

  /** A customer in both months. */
  public record Stay(String customer, int from, int to) {}

  private static Set<String> changed(List<Stay> browsers, Map<String, CustomerKind> kinds) {
    return browsers.stream()
        .map(Stay::customer)
        .filter(customer -> kinds.get(customer) != CustomerKind.BROWSER)
        .collect(Collectors.toSet());
  }

  /** Segments of the two months that are so, as "month id". */
  private static Set<String> segments(TestDatabase database, String so) {
    return Set.copyOf(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select to_char(month, 'YYYY-MM') || ' ' || segment_id"
                                + " from bi.segment_month where "
                                + so)
                        .mapTo(String.class)
                        .list()));
  }

  /** The rows behind bi.segment_migration, which are held to add up to it. */
  private static List<Stay> stays(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              List<Stay> stays =
                  handle
                      .createQuery(
                          "select customer_id, previous_segment_id, segment_id"
                              + " from bi.customer_segment"
                              + " where previous_segment_id is not null and month = ?")
                      .bind(0, TO.atDay(1))
                      .map((row, c) -> new Stay(row.getString(1), row.getInt(2), row.getInt(3)))
                      .list();
              long matrix =
                  handle
                      .createQuery(
                          "select sum(customers) from bi.segment_migration where month = ?"
                              + " and from_segment_id is not null and to_segment_id is not null")
                      .bind(0, TO.atDay(1))
                      .mapTo(Long.class)
                      .one();
              assertThat((long) stays.size()).isEqualTo(matrix);
              return stays;
            });
  }
}
