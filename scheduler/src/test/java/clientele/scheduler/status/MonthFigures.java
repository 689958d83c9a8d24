package clientele.scheduler.status;

import clientele.infra.db.TestDatabase;
import clientele.steps.settings.FigureFormat;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code bi} says of a published month, as rows, and as figures the way people read them. */
public final class MonthFigures {
  private static final Pattern FIGURE = Pattern.compile("£?\\d[\\d,]*(?:\\.\\d+)?[mk%]?");
  private static final FigureFormat POUNDS = new FigureFormat("GBP");

  private final TestDatabase database;
  private final YearMonth month;

  MonthFigures(TestDatabase database, YearMonth month) {
    this.database = database;
    this.month = month;
  }

  public static FigureFormat pounds() {
    return POUNDS;
  }

  /** Rows of a query in which :month is the month. */
  List<Map<String, Object>> rows(String query) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery(query).bind("month", month.atDay(1)).mapToMap().list());
  }

  /** The column {@code s} of a query's one row. */
  BigDecimal sum(String query) {
    return (BigDecimal) rows(query).get(0).get("s");
  }

  /** The one row of the month's money. */
  Map<String, Object> money() {
    return rows("select * from bi.month_revenue where month = :month").get(0);
  }

  /** The segments beside themselves in the month before. */
  List<Map<String, Object>> segments() {
    return rows(
        """
        select n.*, n.customers - b.customers as more, n.revenue - b.revenue as richer
        from bi.segment_month n
        left join bi.month_revenue r on r.month = n.month
        left join bi.segment_month b on b.month = r.before_month and b.segment_id = n.segment_id
        where n.month = :month
        order by n.segment_id
        """);
  }

  /** The three most valuable levers. */
  List<Map<String, Object>> actions() {
    return rows(
        """
        select l.*, s.segment_name, s.trust from bi.segment_lever l
        join bi.segment_month s using (month, segment_id)
        where month = :month and effect_per_month > 0
        order by effect_per_month desc, segment_id, priority limit 3
        """);
  }

  /** What each effect did to revenue, over all segments; moves between them left out. */
  List<Map<String, Object>> effects() {
    return rows(
        """
        select effect, sum(amount) as amount,
          (array_agg(amount order by abs(amount) desc, segment_id))[1] as most
        from bi.revenue_bridge where month = :month and effect_no not in (3, 4, 8)
        group by effect order by min(effect_no)
        """);
  }

  /** How many went to another segment, joined and left. */
  Map<String, Object> moves() {
    return rows("""
    select
      coalesce(sum(customers) filter (where from_segment_id <> to_segment_id), 0) as within,
      coalesce(sum(customers) filter (where from_segment_id is null), 0) as joined,
      coalesce(sum(customers) filter (where to_segment_id is null), 0) as gone
    from bi.segment_migration where month = :month
    """)
        .get(0);
  }

  /** The rules of quality that met a line, and the lines that were kept. */
  List<Map<String, Object>> quality() {
    return rows(
        "select * from bi.data_quality where month = :month and outcome <> 'counted' and rows > 0");
  }

  /** Money of a row. */
  public static BigDecimal of(Map<String, Object> row, String column) {
    return (BigDecimal) row.get(column);
  }

  public static String count(Object value) {
    return POUNDS.count(((Number) value).longValue());
  }

  static String money(Object value) {
    return POUNDS.money((BigDecimal) value);
  }

  public static String share(Object value) {
    return POUNDS.percent(((Number) value).doubleValue());
  }

  /** The figures that stand in a text, without their signs. */
  static Set<String> in(String text) {
    Set<String> figures = new TreeSet<>();
    Matcher found = FIGURE.matcher(text.replaceAll("https?://\\S+", ""));
    while (found.find()) {
      figures.add(found.group().replaceAll(",$", ""));
    }
    return figures;
  }

  /** What a text on the month may draw on. */
  private static final List<String> QUERIES =
      List.of(
          "select * from bi.month_revenue where month = :month",
          "select revenue - revenue_before as more, window_revenue - window_revenue_before as"
              + " wider, abs(revenue - revenue_before) / nullif(revenue_before, 0) as share,"
              + " unplaced_revenue_before - unplaced_revenue as gone from bi.month_revenue where"
              + " month = :month",
          "select sum(customers) as customers, count(*) filter (where not is_noise) as segments,"
              + " sum(customers) filter (where trust <> 'weak') as sure,"
              + " sum(customers) filter (where trust <> 'weak') / sum(customers) as sure_share"
              + " from bi.segment_month where month = :month",
          "select sum(rows) as lines, sum(rows) filter (where rule = 'kept') / sum(rows) as share"
              + " from bi.data_quality where month = :month and outcome <> 'counted'",
          "select sum(n.customers) - (select sum(b.customers) from bi.segment_month b where"
              + " b.month = r.before_month) as more, count(*) filter (where not n.is_noise) -"
              + " (select count(*) from bi.segment_month b where b.month = r.before_month and not"
              + " b.is_noise) as other from bi.segment_month n join bi.month_revenue r using"
              + " (month) where month = :month group by r.before_month",
          "select customers from bi.segment_migration where month = :month",
          "select b.* from bi.segment_month b join bi.month_revenue r on r.before_month = b.month"
              + " where r.month = :month",
          "select * from bi.segment_lever where month = :month",
          "select * from bi.segment_event where month = :month",
          "select count(*) as n from bi.segment_event where month = :month group by event",
          "select * from bi.loyalty_candidate where month = :month",
          "select sum(s.customers) as customers, sum(s.revenue_share) as share,"
              + " sum(s.revenue) as revenue, sum(s.customers) filter (where s.trust <> 'weak') as"
              + " sure, sum(s.customers) filter (where s.trust = 'weak') as unsure from"
              + " bi.segment_month s where s.month = :month and s.segment_id in (select"
              + " l.top_segment_id from bi.loyalty_candidate l where l.month = :month and"
              + " l.member)",
          "select * from bi.segment_group where month = :month",
          "select * from bi.segment_worth where month = :month",
          "select expected, low, high, level from bi.forecast where month = :month and part ="
              + " 'TOTAL' and ahead = 1",
          "select count(*) as n, count(*) filter (where inside) as inside, 1 - sum(abs(error)) /"
              + " nullif(sum(abs(came - last_outcome)), 0) as closer from (select * from"
              + " bi.forecast_score where month <= :month and part = 'TOTAL' and ahead = 1 order"
              + " by month desc limit 8) as s",
          "select * from bi.hypothesis where month = :month");

  /** Every figure that may stand in a text on the month: nothing else is true of it. */
  Set<String> all() {
    Set<String> all = new TreeSet<>(Set.of("90%", "95%", "1", "2", "3", "01"));
    all.addAll(in(month + " " + month.minusMonths(1)));
    for (String query : QUERIES) {
      rows(query).forEach(row -> row.values().forEach(value -> add(all, value)));
    }
    for (List<Map<String, Object>> rows :
        List.of(segments(), actions(), effects(), List.of(moves()), quality())) {
      rows.forEach(row -> row.values().forEach(value -> add(all, value)));
    }
    return all;
  }

  /** A figure in every way it may be written; those of a text as they stand there. */
  private static void add(Set<String> all, Object value) {
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      all.addAll(in(POUNDS.count(exact.longValue())));
      all.addAll(in(POUNDS.money(exact)));
      all.addAll(in(POUNDS.moneyShort(exact)));
      all.addAll(in(POUNDS.percent(exact.doubleValue())));
      all.addAll(in(POUNDS.number(exact.doubleValue(), 2)));
      all.addAll(in(String.format(java.util.Locale.ROOT, "%.2f", exact)));
    } else if (value instanceof String text) {
      all.addAll(in(text));
    }
  }
}
