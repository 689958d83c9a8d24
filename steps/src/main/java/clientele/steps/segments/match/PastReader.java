package clientele.steps.segments.match;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.naming.KnownSegment;
import clientele.steps.table.Tables;
import clientele.steps.table.segment.CustomerSegment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Gathers the segments of published months and counts whom they share with this month's. */
final class PastReader {
  private static final SqlScript KNOWN = new SqlScript("segments/known_segments");
  private static final SqlScript HIGHEST = new SqlScript("segments/highest_id");
  private static final SqlScript OUTDATED = new SqlScript("segments/outdated_issue");

  private final Warehouse warehouse;
  private final RunId id;
  private final Map<String, Integer> groupOf;
  private final List<ClusterFacts> clusters;
  private final Map<RunId, List<SharedCustomers>> shared = new HashMap<>();

  /**
   * Sets the month.
   *
   * @param groupOf cluster of every customer of it
   */
  PastReader(
      Warehouse warehouse, RunId id, Map<String, Integer> groupOf, List<ClusterFacts> clusters) {
    this.warehouse = warehouse;
    this.id = id;
    this.groupOf = groupOf;
    this.clusters = clusters;
  }

  /**
   * What is known now.
   *
   * @param returnMonths how far from this month an ended segment may have been seen
   */
  PastSegments read(int returnMonths) {
    List<KnownSegment> known = warehouse.query(id, KNOWN, Map.of(), KnownSegment.class);
    LocalDate month = id.month().atDay(1);
    Optional<LocalDate> before =
        warehouse.publishedBefore(id.month()).map(run -> run.month().atDay(1));
    Predicate<KnownSegment> ofBefore = s -> before.filter(s.seenMonth()::equals).isPresent();
    Set<Integer> present = new HashSet<>();
    known.stream().filter(ofBefore).forEach(s -> present.add(s.segmentId()));
    List<KnownSegment> gone =
        known.stream()
            .filter(s -> !present.contains(s.segmentId()))
            .filter(s -> !s.seenMonth().equals(month))
            .filter(s -> monthsAway(s) <= returnMonths)
            .toList();
    Reference none = reference(List.of());
    Reference own = reference(known.stream().filter(s -> s.seenMonth().equals(month)).toList());
    boolean outdated =
        warehouse.query(id, OUTDATED, Map.of(), OutdatedIssue.class).get(0).outdated();
    return new PastSegments(
        outdated ? none : own,
        reference(known.stream().filter(ofBefore).toList()),
        reference(lastSeen(gone)),
        outdated ? own : none,
        warehouse.query(id, HIGHEST, Map.of(), HighestId.class).get(0).segmentId(),
        before);
  }

  /** Each id once: as seen last. */
  private Collection<KnownSegment> lastSeen(List<KnownSegment> gone) {
    Map<Integer, KnownSegment> nearest = new TreeMap<>();
    for (KnownSegment segment : gone) {
      nearest.merge(segment.segmentId(), segment, (a, b) -> monthsAway(b) < monthsAway(a) ? b : a);
    }
    return nearest.values();
  }

  private long monthsAway(KnownSegment segment) {
    return Math.abs(ChronoUnit.MONTHS.between(segment.seenMonth(), id.month().atDay(1)));
  }

  private Reference reference(Collection<KnownSegment> segments) {
    for (KnownSegment segment : segments) {
      shared.computeIfAbsent(segment.run(), this::shared);
    }
    return Reference.of(List.copyOf(segments), shared, clusters);
  }

  /** Customers by segment of then and cluster of now; who has left is not counted. */
  private List<SharedCustomers> shared(RunId run) {
    Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
    for (CustomerSegment then : warehouse.rows(run, Tables.CUSTOMER_SEGMENT)) {
      Integer group = groupOf.get(then.customerId());
      if (group != null) {
        counts
            .computeIfAbsent(then.segmentId(), segment -> new TreeMap<>())
            .merge(group, 1, Integer::sum);
      }
    }
    List<SharedCustomers> rows = new ArrayList<>();
    counts.forEach(
        (segment, groups) ->
            groups.forEach((group, n) -> rows.add(new SharedCustomers(segment, group, n))));
    return rows;
  }
}
