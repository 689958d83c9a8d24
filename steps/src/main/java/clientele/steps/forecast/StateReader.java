package clientele.steps.forecast;

import clientele.steps.core.forecast.StateMonths;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.dag.RunContext;
import clientele.steps.outcome.PanelReader;
import clientele.steps.placement.PlacedPast;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentParent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Reads what customers of each present segment brought after earlier month ends: those who would
 * have been in it then, by its rules. No line is later than the closed month.
 */
final class StateReader {
  private static final SqlScript MONTHS = new SqlScript("forecast/customer_months");
  private static final int MOST_ENDS = 11;

  private final Warehouse warehouse;
  private final int windowMonths;
  private final int threads;

  StateReader(Warehouse warehouse, int windowMonths, int threads) {
    this.warehouse = warehouse;
    this.windowMonths = windowMonths;
    this.threads = threads;
  }

  /**
   * Of a run.
   *
   * @param held months with lines in a row up to the closed one
   * @param horizons months ahead
   */
  States read(RunContext run, int held, int horizons) {
    List<CustomerSegment> now = warehouse.rows(run.id(), Tables.CUSTOMER_SEGMENT);
    OutcomePanel panel =
        new PanelReader(warehouse, windowMonths, MOST_ENDS)
            .read(run.id(), FeatureCatalogue.figures(), now.size());
    int[] placed = placed(run, panel, now);
    TreeSet<Integer> segments = new TreeSet<>();
    Arrays.stream(placed).forEach(segments::add);
    now.forEach(row -> segments.add(row.segmentId()));
    int[] monthOf = places(run, panel.months());
    Past past = new Past(panel, placed, monthOf, Math.min(held, panel.months() + 1));
    return states(run, past, new ArrayList<>(segments), now, horizons);
  }

  /** What is known of earlier month ends: the panel, its segments and the age of its month ends. */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
  private record Past(OutcomePanel panel, int[] placed, int[] ageOf, int months) {
    /** Place of a row's month end, the newest month last; below 0 where it does not count. */
    int place(int row) {
      return months - 1 - ageOf[panel.month()[row]];
    }
  }

  private int[] placed(RunContext run, OutcomePanel panel, List<CustomerSegment> now) {
    if (panel.rows() == 0) {
      return new int[0];
    }
    Map<String, Integer> segments =
        now.stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    int[] segmentOf =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, List.of("recency_days")).ids().stream()
            .mapToInt(id -> segments.getOrDefault(id, -1))
            .toArray();
    return PlacedPast.of(
        warehouse, run, panel, i -> segmentOf[i], "forecast_revenue.placing", threads);
  }

  /** How many months each month end of the panel lies before the closed month. */
  private int[] places(RunContext run, int ends) {
    LocalDate closed = run.id().month().atDay(1);
    List<LocalDate> months =
        warehouse.rows(run.id(), Tables.RUN_INPUT).stream()
            .map(RunInput::dataMonth)
            .filter(month -> month.isBefore(closed))
            .distinct()
            .sorted()
            .toList();
    return months.subList(months.size() - ends, months.size()).stream()
        .mapToInt(month -> (int) ChronoUnit.MONTHS.between(month, closed))
        .toArray();
  }

  private States states(
      RunContext run, Past past, List<Integer> segments, List<CustomerSegment> now, int horizons) {
    String below = PanelReader.below(now.size());
    Map<String, double[]> revenue = revenue(run, below, past.months());
    double[] totals = new double[past.months()];
    revenue.values().forEach(own -> Arrays.setAll(totals, m -> totals[m] + own[m]));
    Map<Integer, Integer> stateOf = new HashMap<>();
    segments.forEach(segment -> stateOf.put(segment, stateOf.size()));
    double[][] heads = new double[past.months()][segments.size()];
    double[][][] money = new double[past.months()][segments.size()][horizons];
    double[][] unseen = new double[past.months()][horizons];
    for (int m = 0; m < past.months(); m++) {
      for (int h = 1; h <= horizons && m + h < past.months(); h++) {
        unseen[m][h - 1] = totals[m + h];
      }
    }
    for (int row = 0; row < past.placed().length; row++) {
      int m = past.place(row);
      if (m >= 0) {
        int state = stateOf.getOrDefault(past.placed()[row], 0);
        heads[m][state]++;
        double[] own = revenue.get(past.panel().ids().get(past.panel().customer()[row]));
        for (int h = 1; own != null && h <= horizons && m + h < past.months(); h++) {
          money[m][state][h - 1] += own[m + h];
          unseen[m][h - 1] -= own[m + h];
        }
      }
    }
    grow(heads, money, unseen, share(below));
    now.forEach(row -> heads[past.months() - 1][stateOf.getOrDefault(row.segmentId(), 0)]++);
    return new States(segments, new StateMonths(kinds(run, segments), heads, money, unseen));
  }

  private Map<String, double[]> revenue(RunContext run, String below, int months) {
    LocalDate closed = run.id().month().atDay(1);
    Map<String, double[]> revenue = new TreeMap<>();
    for (CustomerMonth row :
        warehouse.query(run.id(), MONTHS, Map.of("below", below), CustomerMonth.class)) {
      int place = months - 1 - (int) ChronoUnit.MONTHS.between(row.month(), closed);
      if (place >= 0) {
        revenue.computeIfAbsent(row.customerId(), id -> new double[months])[place] +=
            row.revenue().doubleValue();
      }
    }
    return revenue;
  }

  /** Share of the customers in the sample. */
  private static double share(String below) {
    return below.length() < 8 ? 1 : (double) Long.parseLong(below, 16) / 0x1_0000_0000L;
  }

  /** A sample speaks for all. */
  private static void grow(double[][] heads, double[][][] money, double[][] unseen, double share) {
    for (int m = 0; m < heads.length; m++) {
      for (int s = 0; s < heads[m].length; s++) {
        heads[m][s] /= share;
        Arrays.setAll(money[m][s], divided(money[m][s], share));
      }
      Arrays.setAll(unseen[m], divided(unseen[m], share));
    }
  }

  private static IntToDoubleFunction divided(double[] values, double share) {
    return i -> values[i] / share;
  }

  private int[] kinds(RunContext run, List<Integer> segments) {
    Map<Integer, Integer> kinds =
        warehouse.rows(run.id(), Tables.SEGMENT_PARENT).stream()
            .collect(Collectors.toMap(SegmentParent::segmentId, SegmentParent::parentSegmentId));
    return segments.stream().mapToInt(segment -> kinds.getOrDefault(segment, -1)).toArray();
  }
}
