package clientele.steps.model;

import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.steps.dag.RunId;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.outcome.NextMonth;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureVector;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A synthetic shop's customers as the warehouse knows them at the closed month and at the month
 * ends before it, of whom smaller shops are drawn, and whose figures or outcomes are shuffled.
 */
final class ShopOfManyDraws {
  static final YearMonth MONTH = YearMonth.of(2025, 12);
  private static final RunId RUN = new RunId(MONTH, 1);
  private static final int MONTHS = 12;
  private static final int ENDS = 8;

  private final List<CustomerFeature> now;
  private final Map<LocalDate, List<CustomerFeature>> ends = new TreeMap<>();
  private final Map<LocalDate, List<NextMonth>> outcomes = new TreeMap<>();

  private ShopOfManyDraws(List<CustomerFeature> now) {
    this.now = now;
  }

  /** Reads a shop of so many customers through the real steps. */
  static ShopOfManyDraws of(TestDatabase database, Path folder, int customers, long seed) {
    SyntheticShop.write(ShopPlan.of(customers, MONTHS, MONTH, seed), folder, share -> {});
    IngestFixture shop = IngestFixture.of(database);
    shop.pull(MONTH.toString(), 1, IngestFixture.csv(new ShopFolders(folder).transactions()));
    shop.filter(MONTH.toString(), 1);
    shop.features(MONTH.toString(), 1);
    Warehouse warehouse = database.warehouse();
    ShopOfManyDraws read = new ShopOfManyDraws(warehouse.rows(RUN, Tables.CUSTOMER_FEATURE));
    LocalDate start = MONTH.minusMonths(MONTHS - 1L).atDay(1);
    for (int back = ENDS; back >= 1; back--) {
      LocalDate end = MONTH.minusMonths(back).atDay(1);
      read.ends.put(
          end,
          warehouse.query(
              RUN,
              new SqlScript("features/build_features"),
              Map.of("window_start", start, "as_of", end, "below", "g"),
              CustomerFeature.class));
      read.outcomes.put(
          end,
          warehouse.query(
              RUN,
              new SqlScript("features/next_month_outcomes"),
              Map.of("next", end.plusMonths(1), "below", "g"),
              NextMonth.class));
    }
    return read;
  }

  /** So many of the month's customers, each figure shuffled among them by itself; no past. */
  MemoryWarehouse shuffledColumns(int customers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CustomerFeature> drawn = drawn(customers, random);
    MemoryWarehouse warehouse = new MemoryWarehouse();
    warehouse.replace(RUN, Tables.CUSTOMER_FEATURE, shuffled(drawn, random));
    return warehouse;
  }

  /**
   * So many of the month's customers with their past, and what came of it.
   *
   * @param shuffle whether whole histories of outcomes change hands
   */
  MemoryWarehouse withPast(int customers, long seed, boolean shuffle) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CustomerFeature> drawn = drawn(customers, random);
    Set<String> ids = new HashSet<>();
    drawn.forEach(customer -> ids.add(customer.customerId()));
    Map<String, String> partner = partners(drawn, shuffle, random);
    MemoryWarehouse warehouse = new MemoryWarehouse();
    warehouse.replace(RUN, Tables.CUSTOMER_FEATURE, drawn);
    List<RunInput> months = new ArrayList<>();
    ends.keySet().forEach(end -> months.add(new RunInput(end, 1, false)));
    months.add(new RunInput(MONTH.atDay(1), 1, false));
    warehouse.replace(RUN, Tables.RUN_INPUT, months);
    ends.forEach(
        (end, then) ->
            warehouse.past(
                end,
                then.stream().filter(c -> ids.contains(c.customerId())).toList(),
                outcomes.getOrDefault(end, List.of()).stream()
                    .filter(o -> ids.contains(o.customerId()))
                    .map(
                        o ->
                            new NextMonth(
                                partner.getOrDefault(o.customerId(), o.customerId()),
                                o.orders(),
                                o.revenue()))
                    .toList()));
    return warehouse;
  }

  /**
   * The given customers a month before the newest, with their past; what they did in the newest
   * month is not in it.
   */
  MemoryWarehouse closedBefore(Set<String> ids) {
    LocalDate closed = MONTH.minusMonths(1).atDay(1);
    MemoryWarehouse warehouse = new MemoryWarehouse();
    warehouse.replace(RUN, Tables.CUSTOMER_FEATURE, of(ends, closed, ids));
    List<RunInput> months = new ArrayList<>();
    for (LocalDate end : ends.keySet()) {
      months.add(new RunInput(end, 1, false));
      if (end.isBefore(closed)) {
        List<NextMonth> next =
            outcomes.getOrDefault(end, List.of()).stream()
                .filter(o -> ids.contains(o.customerId()))
                .toList();
        warehouse.past(end, of(ends, end, ids), next);
      }
    }
    warehouse.replace(RUN, Tables.RUN_INPUT, months);
    return warehouse;
  }

  /** What customers did in the newest month. */
  Map<String, NextMonth> newest() {
    Map<String, NextMonth> of = new HashMap<>();
    outcomes
        .getOrDefault(MONTH.minusMonths(1).atDay(1), List.of())
        .forEach(o -> of.put(o.customerId(), o));
    return of;
  }

  /** Who is known a month before the newest. */
  List<String> knownBefore() {
    return ends.getOrDefault(MONTH.minusMonths(1).atDay(1), List.of()).stream()
        .map(CustomerFeature::customerId)
        .toList();
  }

  private static List<CustomerFeature> of(
      Map<LocalDate, List<CustomerFeature>> at, LocalDate end, Set<String> ids) {
    return at.getOrDefault(end, List.of()).stream()
        .filter(c -> ids.contains(c.customerId()))
        .toList();
  }

  private static Map<String, String> partners(
      List<CustomerFeature> drawn, boolean shuffle, SplittableRandom random) {
    List<String> from = drawn.stream().map(CustomerFeature::customerId).toList();
    List<String> to = new ArrayList<>(from);
    for (int i = to.size() - 1; i > 0 && shuffle; i--) {
      java.util.Collections.swap(to, i, random.nextInt(i + 1));
    }
    Map<String, String> partner = new HashMap<>();
    for (int i = 0; i < from.size(); i++) {
      partner.put(from.get(i), to.get(i));
    }
    return partner;
  }

  private List<CustomerFeature> drawn(int customers, SplittableRandom random) {
    List<CustomerFeature> all = new ArrayList<>(now);
    if (customers > all.size()) {
      throw new IllegalArgumentException("the shop is too small [" + all.size() + "]");
    }
    for (int i = 0; i < customers; i++) {
      java.util.Collections.swap(all, i, i + random.nextInt(all.size() - i));
    }
    return all.subList(0, customers).stream()
        .sorted(java.util.Comparator.comparing(CustomerFeature::customerId))
        .toList();
  }

  /** Each feature in another order; who is who stays. */
  private static List<CustomerFeature> shuffled(
      List<CustomerFeature> rows, SplittableRandom random) {
    List<Map<String, BigDecimal>> made = new ArrayList<>();
    rows.forEach(row -> made.add(new HashMap<>(row.features().figures())));
    for (String feature : FeatureCatalogue.names()) {
      for (int i = rows.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        BigDecimal held = made.get(i).get(feature);
        made.get(i).put(feature, made.get(j).get(feature));
        made.get(j).put(feature, held);
      }
    }
    List<CustomerFeature> shuffled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      shuffled.add(new CustomerFeature(rows.get(i).customerId(), new FeatureVector(made.get(i))));
    }
    return shuffled;
  }
}
