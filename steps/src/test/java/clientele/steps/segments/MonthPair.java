package clientele.steps.segments;

import clientele.steps.core.matching.MatchParams;
import clientele.steps.dag.RunId;
import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.Manner;
import clientele.steps.segments.facts.Standing;
import clientele.steps.segments.match.Identities;
import clientele.steps.segments.match.PastSegments;
import clientele.steps.segments.match.Reference;
import clientele.steps.segments.match.SegmentLedger;
import clientele.steps.segments.match.SharedCustomers;
import clientele.steps.segments.naming.KnownSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two hand-made months: which customers (numbers from … to) were in which segment, and which are in
 * which cluster now. Customers of no segment or cluster are put under −1.
 */
public final class MonthPair {
  private static final RunId OCTOBER = new RunId(YearMonth.of(2011, 10), 1);
  private static final RunId SEPTEMBER = new RunId(YearMonth.of(2011, 9), 1);

  /** Keeps the looks of clusters apart from those of segments. */
  private static final int FAR = 1000;

  private final Map<Integer, Integer> segmentOf = new TreeMap<>();
  private final Map<Integer, Integer> endedOf = new TreeMap<>();
  private final Map<Integer, Integer> clusterOf = new TreeMap<>();
  private final Map<Integer, Standing> standings = new HashMap<>();
  private final Map<Integer, Standing> clusterStandings = new HashMap<>();

  public MonthPair was(int segment, int from, int to) {
    return put(segmentOf, segment, from, to);
  }

  /** A segment of the month before last that had ended last month. */
  public MonthPair ended(int segment, int from, int to) {
    return put(endedOf, segment, from, to);
  }

  public MonthPair is(int cluster, int from, int to) {
    return put(clusterOf, cluster, from, to);
  }

  public MonthPair looked(int segment, double standing) {
    standings.put(segment, new Standing(standing, standing, standing, standing));
    return this;
  }

  public MonthPair looks(int cluster, double standing) {
    clusterStandings.put(cluster + FAR, new Standing(standing, standing, standing, standing));
    return this;
  }

  /** Event lines such as {@code 2 split from 1 40%}; clusters count as named after their id. */
  public List<String> ledger() {
    List<ClusterFacts> clusters =
        clusterOf.values().stream()
            .filter(c -> c >= 0)
            .distinct()
            .sorted()
            .map(
                c ->
                    new ClusterFacts(
                        c,
                        BigDecimal.valueOf(100 - c),
                        look(clusterStandings, c + FAR),
                        Manner.ANY))
            .toList();
    PastSegments past = past(clusters);
    int[] idOf = new Identities(MatchParams.DEFAULT, clusters).find(past, Map.of());
    List<Segment> named = new ArrayList<>();
    for (int j = 0; j < idOf.length; j++) {
      named.add(new Segment(idOf[j], clusters.get(j).cluster(), "s" + idOf[j], "Loyal", false));
    }
    return new SegmentLedger(MatchParams.DEFAULT, past, idOf)
        .write(named).stream().map(MonthPair::line).toList();
  }

  private PastSegments past(List<ClusterFacts> clusters) {
    Reference none = Reference.of(List.of(), Map.of(), clusters);
    int highest = segmentOf.values().stream().mapToInt(id -> id).max().orElse(0);
    highest = Math.max(highest, endedOf.values().stream().mapToInt(id -> id).max().orElse(0));
    return new PastSegments(
        none,
        reference(OCTOBER, segmentOf, clusters),
        reference(SEPTEMBER, endedOf, clusters),
        none,
        Math.max(0, highest),
        segmentOf.isEmpty() ? Optional.empty() : Optional.of(LocalDate.of(2011, 10, 1)));
  }

  private Reference reference(RunId run, Map<Integer, Integer> of, List<ClusterFacts> clusters) {
    List<KnownSegment> known =
        of.values().stream().filter(id -> id >= 0).distinct().map(id -> known(run, id)).toList();
    Map<String, Integer> counts = new TreeMap<>();
    clusterOf.forEach(
        (customer, cluster) -> {
          if (of.containsKey(customer)) {
            counts.merge(of.get(customer) + "/" + cluster, 1, Integer::sum);
          }
        });
    List<SharedCustomers> shared =
        counts.entrySet().stream()
            .map(
                e -> {
                  String[] key = e.getKey().split("/");
                  return new SharedCustomers(
                      Integer.parseInt(key[0]), Integer.parseInt(key[1]), e.getValue());
                })
            .toList();
    return Reference.of(known, Map.of(run, shared), clusters);
  }

  private KnownSegment known(RunId run, int id) {
    Standing look = look(standings, id);
    return new KnownSegment(
        run.month().atDay(1),
        1,
        id,
        "s" + id,
        "Loyal",
        look.recency(),
        look.frequency(),
        look.monetary(),
        look.basket(),
        false);
  }

  /** Who is not described looks like nobody else: segments and clusters stand far apart. */
  private static Standing look(Map<Integer, Standing> looks, int of) {
    return looks.getOrDefault(of, new Standing(9 * of, 9, 9, 9));
  }

  private MonthPair put(Map<Integer, Integer> of, int group, int from, int to) {
    for (int customer = from; customer <= to; customer++) {
      of.put(customer, group);
    }
    return this;
  }

  private static String line(SegmentEvent event) {
    String other =
        event.otherSegmentId() == null
            ? ""
            : (event.event().equals("split") ? " from " : " into ") + event.otherSegmentId();
    return "%d %s%s %d%%"
        .formatted(event.segmentId(), event.event(), other, Math.round(event.overlap() * 100));
  }
}
