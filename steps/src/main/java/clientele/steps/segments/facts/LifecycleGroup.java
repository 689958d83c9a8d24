package clientele.steps.segments.facts;

import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentParent;

/**
 * What customers do, the level above segments: inside a group, segments differ by worth. The best
 * customers are a group of their own, as they are the first question. The ids are the same in every
 * shop and month and are no ids of segments.
 */
public enum LifecycleGroup {
  REGULAR(10_001, "Regular"),
  NEW(10_002, "New"),
  SEASONAL(10_003, "Seasonal"),
  LAPSING(10_004, "Lapsing"),
  LAPSED(10_005, "Lapsed"),
  INSIDERS(10_006, "Insiders"),
  UNASSIGNED(-1, "Unassigned");

  private final int id;
  private final String title;

  LifecycleGroup(int id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The group of a segment, by its persona and manner, so that name and group never disagree. */
  static LifecycleGroup of(Segment segment) {
    if (segment.isNoise()) {
      return UNASSIGNED;
    }
    Persona persona = Persona.ofTitle(segment.persona());
    boolean best = persona == Persona.INSIDERS;
    if (!best && segment.name().contains(Manner.SEASONAL.after(""))) {
      return SEASONAL;
    }
    if (!best && lapsed(segment.name())) {
      return LAPSING;
    }
    return switch (persona) {
      case INSIDERS -> INSIDERS;
      case LOYAL, PRICE_SENSITIVE -> REGULAR;
      case POTENTIAL_LOYALISTS, PROMISING -> NEW;
      case NEED_ATTENTION -> LAPSING;
      case HIBERNATING, CHURNED -> LAPSED;
      case UNASSIGNED -> UNASSIGNED;
    };
  }

  /** The row of a segment in its group. */
  public static SegmentParent row(Segment segment) {
    LifecycleGroup group = of(segment);
    return new SegmentParent(segment.segmentId(), group.id, group.title);
  }

  /** A segment that has been kept since before the field's word came keeps its older name. */
  private static boolean lapsed(String name) {
    return name.contains(Manner.LAPSED.after("")) || name.contains("(gone quiet)");
  }
}
