package clientele.steps.segments.match;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.naming.KnownSegment;
import clientele.steps.segments.naming.SegmentNaming;
import clientele.steps.segments.naming.SegmentNaming.Candidate;
import clientele.steps.segments.naming.SegmentNaming.Named;
import clientele.steps.table.segment.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is who when a month is parted in one way, and what each would be called.
 *
 * @param clusters the groups without noise
 * @param past the segments they were compared with
 * @param idOf the id of each, in the same order
 * @param named the segments, noise among them
 */
@SuppressWarnings("ArrayRecordComponent") // looked up, never compared
record SegmentDraft(List<ClusterFacts> clusters, PastSegments past, int[] idOf, List<Named> named) {

  /**
   * Names every group, with what it was called before.
   *
   * @param kept whether the model of the month before makes them
   */
  static SegmentDraft of(
      List<ClusterFacts> groups,
      PastSegments past,
      int[] idOf,
      boolean kept,
      SegmentNaming naming) {
    List<ClusterFacts> clusters = groups.stream().filter(g -> !g.noise()).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (int j = 0; j < clusters.size(); j++) {
      boolean running = past.before().indexOf(idOf[j]) >= 0;
      candidates.add(
          new Candidate(clusters.get(j), idOf[j], lastSeen(past, idOf[j]), running, kept));
    }
    groups.stream()
        .filter(ClusterFacts::noise)
        .forEach(
            g ->
                candidates.add(
                    new Candidate(g, SegmentNaming.NOISE, Optional.empty(), false, kept)));
    return new SegmentDraft(clusters, past, idOf, naming.name(candidates));
  }

  /** The segments. */
  List<Segment> segments() {
    return named.stream().map(Named::segment).toList();
  }

  /**
   * Groups that would bear the name of another, each with that other: the one that bore it before,
   * or else brings more revenue.
   */
  SortedMap<Integer, Integer> alike() {
    Map<Integer, BigDecimal> revenue =
        clusters.stream().collect(Collectors.toMap(ClusterFacts::cluster, ClusterFacts::revenue));
    Comparator<Segment> first =
        Comparator.comparing((Segment s) -> boreIt(s) ? 0 : 1)
            .thenComparing(
                s -> revenue.getOrDefault(s.cluster(), BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Segment::cluster);
    Map<String, List<Segment>> ofName =
        segments().stream()
            .filter(s -> !s.isNoise())
            .collect(
                Collectors.groupingBy(
                    s -> Segment.plain(s.name()), TreeMap::new, Collectors.toList()));
    SortedMap<Integer, Integer> into = new TreeMap<>();
    for (List<Segment> same : ofName.values()) {
      Segment home = same.stream().min(first).orElseThrow();
      same.stream()
          .filter(s -> s.cluster() != home.cluster())
          .forEach(s -> into.put(s.cluster(), home.cluster()));
    }
    return into;
  }

  private boolean boreIt(Segment segment) {
    return lastSeen(past, segment.segmentId())
        .filter(known -> known.persona().equals(segment.persona()))
        .isPresent();
  }

  private static Optional<KnownSegment> lastSeen(PastSegments past, int id) {
    return Stream.of(past.before(), past.ended(), past.own())
        .flatMap(reference -> reference.segments().stream())
        .filter(segment -> segment.segmentId() == id)
        .findFirst();
  }
}
