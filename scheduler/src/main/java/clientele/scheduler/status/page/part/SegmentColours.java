package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The colour of every segment there ever was: the same in every month, and another than that of any
 * segment it ever shared a month with, as far as sixteen colours go.
 */
public final class SegmentColours {
  /** The style sheet has the same colours, in the same order; noise is behind them. */
  private static final List<Integer> PALETTE =
      List.of(
          0x3b6fd4, 0xe07b28, 0x2a9d6f, 0xc44e9c, 0xd9a514, 0x21a0b8, 0xa553e5, 0xd1495b, 0x7a9a2b,
          0x9c6b4e, 0x06e46b, 0xdbb2fe, 0xfca9b8, 0xc7c792, 0xc60e06, 0x6f4d7b);

  private static final int NOISE = 0x8b949e;

  private final Map<Integer, Integer> places;

  private SegmentColours(Map<Integer, Integer> places) {
    this.places = places;
  }

  /** Gives colours to the segments of all months. */
  public static SegmentColours of(List<SegmentRows.History> history) {
    Map<String, List<Integer>> months = new LinkedHashMap<>();
    for (SegmentRows.History row : history) {
      if (!row.isNoise()) {
        months.computeIfAbsent(row.month(), month -> new ArrayList<>()).add(row.segmentId());
      }
    }
    Map<Integer, Integer> places = new LinkedHashMap<>();
    months.values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(id -> places.put(id, free(taken(id, months, places), places.size())));
    return new SegmentColours(places);
  }

  /** The colours of the segments that share a month with this one. */
  private static Set<Integer> taken(
      int id, Map<String, List<Integer>> months, Map<Integer, Integer> places) {
    return months.values().stream()
        .filter(segments -> segments.contains(id))
        .flatMap(List::stream)
        .map(places::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static int free(Set<Integer> taken, int otherwise) {
    return IntStream.range(0, PALETTE.size())
        .filter(place -> !taken.contains(place))
        .findFirst()
        .orElse(otherwise % PALETTE.size());
  }

  /** Class of the style sheet. */
  public String style(int segment) {
    Integer place = places.get(segment);
    return place == null ? "noise" : "s" + place;
  }

  /** Red, green and blue in 24 bits. */
  public int rgb(int segment) {
    Integer place = places.get(segment);
    return place == null ? NOISE : PALETTE.get(place);
  }
}
