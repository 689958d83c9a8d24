package clientele.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.CustomerKind;
import clientele.infra.synthetic.Drift;
import clientele.infra.synthetic.KnownTruth;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.ShopPlan;
import clientele.infra.synthetic.SyntheticShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers of the synthetic shop who change their kind show in the migration between two published
 * months, at the rate the shop was made with. Held are browsers (one order, and never another) who
 * become advocates (an order every three weeks): their change is seen within a month or two. A
 * subscriber who stops shows only as his year of orders passes, and is not held here.
 */
@ExtendWith(PostgresExtension.class)
class DriftShowsTest {
  private static final YearMonth FROM = YearMonth.of(2025, 6);
  private static final YearMonth TO = YearMonth.of(2025, 10);
  private static final int MONTHS = 4;

  @TempDir private Path folder;

  @Test
  void browsers_who_become_advocates_move_at_the_rate_of_the_generator(TestDatabase database)
      throws Exception {
    Path shop = folder.resolve("shop");
    SyntheticShop.write(ShopPlan.of(1200, 17, TO, 5), shop, share -> {});
    close(database, shop);
    Set<String> fewOrders = segmentsOfOneOrder(database);
    Map<String, CustomerKind> before = KnownTruth.kinds(shop, FROM);
    List<Stay> browsers =
        stays(database).stream()
            .filter(stay -> before.get(stay.customer()) == CustomerKind.BROWSER)
            .filter(stay -> fewOrders.contains(FROM + " " + stay.from()))
            .toList();
    Set<String> moved =
        browsers.stream()
            .filter(stay -> !fewOrders.contains(TO + " " + stay.to()))
            .map(Stay::customer)
            .collect(Collectors.toSet());
    double rate = 1 - Math.pow(1 - (double) moved.size() / browsers.size(), 1.0 / MONTHS);
    System.out.printf(
        Locale.ROOT,
        "%d of %d browsers moved: %.4f a month%n",
        moved.size(),
        browsers.size(),
        rate);
    double generator =
        Drift.RATES.stream()
            .filter(d -> d.from() == CustomerKind.BROWSER)
            .mapToDouble(Drift::monthlyRate)
            .sum();
    assertThat(browsers.size()).isGreaterThan(120);
    assertThat(rate).isCloseTo(generator, within(0.01));

    Set<String> changed = new TreeSet<>(changed(browsers, KnownTruth.kinds(shop, TO)));
    Set<String> longAgo = changed(browsers, KnownTruth.kinds(shop, TO.minusMonths(1)));
    assertThat(moved).as("nobody moves who has not changed").isSubsetOf(changed);
    long seen = longAgo.stream().filter(moved::contains).count();
    assertThat(seen).as("of %d", longAgo.size()).isGreaterThanOrEqualTo(longAgo.size() * 4L / 5);
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

  /** Whose typical customer has ordered once, as "month id". */
  private static Set<String> segmentsOfOneOrder(TestDatabase database) {
    return Set.copyOf(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select to_char(month, 'YYYY-MM') || ' ' || segment_id"
                                + " from bi.segment_month where median_frequency <= 1")
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
