package clientele.steps.segments.explain;

import clientele.steps.core.explain.BenjaminiHochberg;
import clientele.steps.core.explain.CliffsDelta;
import clientele.steps.core.explain.GroupTest;
import clientele.steps.core.matrix.Quantiles;
import clientele.steps.segments.facts.Groups;
import clientele.steps.table.explain.FeatureTest;
import clientele.steps.table.explain.SegmentCategory;
import clientele.steps.table.explain.SegmentFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Says what sets the segments apart: quartiles, effect sizes and tests, countries and seasons. */
final class SegmentDrivers {
  /** A country with fewer of the customers than this is put with the others in the test. */
  private static final double RARE = 0.01;

  private final Groups groups;
  private final List<String> features;
  private final int[] segmentOf;

  /**
   * What is looked at.
   *
   * @param features columns of the groups' matrix
   */
  SegmentDrivers(Groups groups, List<String> features) {
    this.groups = groups;
    this.features = List.copyOf(features);
    this.segmentOf = new int[groups.customers()];
    groups.rows().forEach((id, rows) -> Arrays.stream(rows).forEach(i -> segmentOf[i] = id));
  }

  /** Every feature of every segment, noise too. */
  List<SegmentFeature> features() {
    List<SegmentFeature> rows = new ArrayList<>();
    for (int id : groups.rows().keySet()) {
      List<SegmentFeature> own = new ArrayList<>();
      for (String feature : features) {
        own.add(feature(id, feature));
      }
      List<SegmentFeature> ranked = new ArrayList<>(own);
      ranked.sort(Comparator.comparingDouble(f -> -Math.abs(f.effect())));
      for (SegmentFeature f : own) {
        rows.add(ranked(f, ranked.indexOf(f) + 1));
      }
    }
    return rows;
  }

  /** One test a feature, and one of the countries. */
  List<FeatureTest> tests(List<CategoryAmount> categories) {
    List<String> names = new ArrayList<>(features);
    List<GroupTest> tests = new ArrayList<>();
    for (String feature : features) {
      tests.add(GroupTest.kruskalWallis(groups.values(feature), segmentOf));
    }
    names.add("country");
    tests.add(GroupTest.chiSquared(countries(categories)));
    double[] adjusted =
        BenjaminiHochberg.adjust(tests.stream().mapToDouble(GroupTest::p).toArray());
    return IntStream.range(0, tests.size())
        .mapToObj(i -> row(names.get(i), i < features.size(), tests.get(i), adjusted[i]))
        .toList();
  }

  /** Shares of the segment beside those of the month. */
  static List<SegmentCategory> categories(List<CategoryAmount> amounts) {
    Map<String, Double> ofSegment = new TreeMap<>();
    Map<String, Double> ofValue = new TreeMap<>();
    Map<String, Double> ofKind = new TreeMap<>();
    for (CategoryAmount a : amounts) {
      ofSegment.merge(a.segmentId() + a.kind(), a.amount(), Double::sum);
      ofValue.merge(a.kind() + a.value(), a.amount(), Double::sum);
      ofKind.merge(a.kind(), a.amount(), Double::sum);
    }
    return amounts.stream()
        .map(
            a ->
                new SegmentCategory(
                    a.segmentId(),
                    a.kind(),
                    a.value(),
                    a.amount(),
                    share(a.amount(), ofSegment.getOrDefault(a.segmentId() + a.kind(), 0.0)),
                    share(
                        ofValue.getOrDefault(a.kind() + a.value(), 0.0),
                        ofKind.getOrDefault(a.kind(), 0.0))))
        .toList();
  }

  private SegmentFeature feature(int id, String feature) {
    double[] all = groups.values(feature);
    double[] inside = groups.values(id, feature);
    double[] outside =
        IntStream.range(0, all.length)
            .filter(i -> segmentOf[i] != id)
            .mapToDouble(i -> all[i])
            .toArray();
    Quantiles quantiles = Quantiles.of(inside);
    return new SegmentFeature(
        id,
        feature,
        quantiles.at(0.25),
        quantiles.median(),
        quantiles.at(0.75),
        Quantiles.of(all).median(),
        CliffsDelta.of(inside, outside),
        0);
  }

  private static SegmentFeature ranked(SegmentFeature f, int rank) {
    return new SegmentFeature(
        f.segmentId(),
        f.feature(),
        f.lowerQuartile(),
        f.median(),
        f.upperQuartile(),
        f.monthMedian(),
        f.effect(),
        rank);
  }

  private static FeatureTest row(String name, boolean figures, GroupTest test, double adjusted) {
    return new FeatureTest(
        name,
        figures ? "kruskal-wallis" : "chi-squared",
        test.statistic(),
        test.degrees(),
        test.p(),
        adjusted,
        figures ? "epsilon-squared" : "cramers-v",
        test.effect());
  }

  /** Customers of the segments by country, noise left out as in the other tests. */
  private static long[][] countries(List<CategoryAmount> categories) {
    List<CategoryAmount> rows =
        categories.stream().filter(a -> a.kind().equals("country") && a.segmentId() >= 0).toList();
    Map<String, Double> totals = new TreeMap<>();
    rows.forEach(a -> totals.merge(a.value(), a.amount(), Double::sum));
    double all = totals.values().stream().mapToDouble(d -> d).sum();
    List<String> common =
        totals.keySet().stream().filter(c -> totals.getOrDefault(c, 0.0) >= RARE * all).toList();
    List<Integer> ids = rows.stream().map(CategoryAmount::segmentId).distinct().sorted().toList();
    long[][] counts = new long[ids.size()][common.size() + 1];
    for (CategoryAmount a : rows) {
      int column = common.indexOf(a.value());
      int place = column < 0 ? common.size() : column;
      counts[ids.indexOf(a.segmentId())][place] += Math.round(a.amount());
    }
    return counts;
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
