package clientele.steps.segments.match;

import clientele.steps.core.matching.MatchParams;
import clientele.steps.core.matching.Overlaps;
import clientele.steps.core.matching.SegmentMatcher;
import clientele.steps.segments.naming.KnownSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of every segment since the month compared with, the latest published one
 * before. Each segment of the month has exactly one of continued, returned, split (it came out of
 * another, which lives on) and born; each segment of the month before that is gone has exactly one
 * of merged (most of its customers are in another) and died. A new name is a row of its own.
 */
public final class SegmentLedger {
  private final SegmentMatcher matcher;
  private final PastSegments past;
  private final int[] idOf;
  private final List<SegmentEvent> events = new ArrayList<>();

  /**
   * What the ledger is written from.
   *
   * @param idOf id of each cluster, in the order of the references' columns
   */
  public SegmentLedger(MatchParams params, PastSegments past, int[] idOf) {
    this.matcher = new SegmentMatcher(params);
    this.past = past;
    this.idOf = idOf.clone();
  }

  /** The events, in the order of ids and events. */
  public List<SegmentEvent> write(List<Segment> named) {
    for (Segment segment : named) {
      if (!segment.isNoise()) {
        arrived(segment);
      }
    }
    for (int i = 0; i < past.before().segments().size(); i++) {
      if (clusterOf(past.before().segments().get(i).segmentId()) < 0) {
        gone(i);
      }
    }
    events.sort(
        Comparator.comparingInt(SegmentEvent::segmentId).thenComparing(SegmentEvent::event));
    return events;
  }

  private void arrived(Segment segment) {
    Reference before = past.before();
    int id = segment.segmentId();
    int cluster = clusterOf(id);
    int old = before.indexOf(id);
    int ended = past.ended().indexOf(id);
    if (old >= 0) {
      KnownSegment was = before.segments().get(old);
      double overlap = before.overlaps().kept(old, cluster);
      add("continued", segment, null, overlap, was.name());
      if (!was.name().equals(segment.name())) {
        add("renamed", segment, null, overlap, was.name());
      }
    } else if (ended >= 0 && seenEarlier(past.ended().segments().get(ended))) {
      KnownSegment was = past.ended().segments().get(ended);
      double overlap = past.ended().overlaps().kept(ended, cluster);
      add("returned", segment, null, overlap, was.name());
      if (!was.name().equals(segment.name())) {
        add("renamed", segment, null, overlap, was.name());
      }
    } else {
      appeared(segment, cluster);
    }
  }

  private void appeared(Segment segment, int cluster) {
    Overlaps overlaps = past.before().overlaps();
    int parent = -1;
    double most = 0;
    for (int i = 0; i < overlaps.olds(); i++) {
      most = Math.max(most, overlaps.kept(i, cluster));
      boolean lives = clusterOf(past.before().segments().get(i).segmentId()) >= 0;
      boolean more = parent < 0 || overlaps.shared(i, cluster) > overlaps.shared(parent, cluster);
      if (lives && matcher.partOf(overlaps, i, cluster) && more) {
        parent = i;
      }
    }
    if (parent >= 0) {
      KnownSegment from = past.before().segments().get(parent);
      add("split", segment, from.segmentId(), overlaps.kept(parent, cluster), null);
    } else {
      add("born", segment, null, most, null);
    }
  }

  private void gone(int old) {
    Reference before = past.before();
    KnownSegment was = before.segments().get(old);
    int best = -1;
    double most = 0;
    for (int j = 0; j < before.overlaps().news(); j++) {
      if (before.overlaps().kept(old, j) > most) {
        most = before.overlaps().kept(old, j);
        best = j;
      }
    }
    boolean merged = matcher.absorbed(before.overlaps(), old);
    events.add(
        new SegmentEvent(
            was.segmentId(),
            merged ? "merged" : "died",
            merged ? idOf[best] : null,
            most,
            was.name(),
            was.name(),
            past.comparedMonth().orElse(null)));
  }

  private void add(
      String event,
      Segment segment,
      @Nullable Integer other,
      double overlap,
      @Nullable String nameBefore) {
    events.add(
        new SegmentEvent(
            segment.segmentId(),
            event,
            other,
            overlap,
            segment.name(),
            nameBefore,
            past.comparedMonth().orElse(null)));
  }

  /** An ended segment that was last seen in a later month has not been here before. */
  private boolean seenEarlier(KnownSegment segment) {
    return past.comparedMonth().filter(segment.seenMonth()::isBefore).isPresent();
  }

  private int clusterOf(int id) {
    for (int j = 0; j < idOf.length; j++) {
      if (idOf[j] == id) {
        return j;
      }
    }
    return -1;
  }
}
