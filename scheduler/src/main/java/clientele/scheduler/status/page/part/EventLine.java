package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows;
import java.util.List;
import java.util.Objects;

/**
 * What became of a segment, in words.
 *
 * @param month when
 * @param segmentId which
 * @param event born, returned, split, merged, died, renamed or continued
 * @param words one sentence
 */
public record EventLine(String month, int segmentId, String event, String words) {

  public static List<EventLine> of(FigureFilters figures, List<SegmentRows.Event> events) {
    return events.stream().map(event -> of(figures, event)).toList();
  }

  /** Whether nothing happened but another month. */
  public boolean quiet() {
    return event.equals("continued");
  }

  private static EventLine of(FigureFilters figures, SegmentRows.Event e) {
    String name = e.segmentName();
    String other = Objects.requireNonNullElse(e.otherSegmentName(), "another segment");
    String share = figures.percent(e.overlap());
    String words =
        switch (e.event()) {
          case "born" ->
              e.comparedMonth() == null
                  ? name + " was there in the first published month."
                  : name + " is new.";
          case "returned" -> name + " is back.";
          case "split" ->
              "%s came out of %s, with %s of its customers.".formatted(name, other, share);
          case "merged" ->
              "%s went into %s, with %s of its customers.".formatted(name, other, share);
          case "died" -> name + " is gone.";
          case "renamed" ->
              "%s is what was called %s."
                  .formatted(name, Objects.requireNonNullElse(e.nameBefore(), ""));
          default -> "%s went on, with %s of its customers.".formatted(name, share);
        };
    return new EventLine(e.month(), e.segmentId(), e.event(), words);
  }
}
