package clientele.steps.table.worth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in a sentence what a month's segments were found to tell; the same on page and in mail. */
public final class WorthWords {
  private static final String SEGMENTS = "segments";
  private static final String GRID = "rfm_grid";
  private static final String K_MEANS = "kmeans";

  private WorthWords() {}

  /**
   * A sentence or two.
   *
   * @param kinds one row for each way to divide customers; none if it cannot be said yet
   */
  public static String say(List<SegmentWorth> kinds) {
    Optional<SegmentWorth> segments = of(kinds, SEGMENTS);
    Optional<SegmentWorth> grid = of(kinds, GRID);
    if (segments.isEmpty() || grid.isEmpty()) {
      return "What the segments tell about the next month cannot be said yet: that takes two"
          + " earlier published months in a row, and the month after them.";
    }
    return segments.get().held() < grid.get().held()
        ? behind(segments.get(), grid.get())
        : ahead(segments.get(), grid.get(), of(kinds, K_MEANS));
  }

  private static String ahead(
      SegmentWorth segments, SegmentWorth grid, Optional<SegmentWorth> means) {
    String other =
        means
            .filter(m -> m.held() > segments.held())
            .map(
                m ->
                    " As many groups by k-means on recency, frequency and revenue would have held"
                        + " more, "
                        + percent(m)
                        + ".")
            .orElse("");
    return "The %s segments held %s of what the best model knew about the next month; a plain RFM grid %s (%s)."
            .formatted(count(segments), percent(segments), percent(grid), months(segments))
        + other;
  }

  private static String behind(SegmentWorth segments, SegmentWorth grid) {
    return "A plain RFM grid told more about the next month than the segments: it held %s of what the best model knew, the %s segments %s (%s). They say who the customers are; do not go by them for what comes next."
        .formatted(percent(grid), count(segments), percent(segments), months(segments));
  }

  private static String months(SegmentWorth worth) {
    return worth.pairs() == 1 ? "one month looked at" : worth.pairs() + " months looked at";
  }

  private static String count(SegmentWorth worth) {
    return Long.toString(Math.round(worth.groups()));
  }

  private static String percent(SegmentWorth worth) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * worth.held());
  }

  private static Optional<SegmentWorth> of(List<SegmentWorth> kinds, String kind) {
    return kinds.stream().filter(row -> row.kind().equals(kind)).findFirst();
  }
}
