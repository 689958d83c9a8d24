package clientele.scheduler.status.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The edges beside a list of steps, drawn as arcs: a straight piece to the next step, a bow to one
 * further down, the wider the further.
 *
 * @param width of the drawing in pixels
 * @param height of the drawing in pixels
 * @param edges one path an edge
 * @param dots one dot a step
 */
public record DagArcs(int width, int height, List<String> edges, List<Dot> dots) {
  private static final int ROW = 60;
  private static final int WIDTH = 84;
  private static final int LINE = 70;

  /** The place of a step on the line. */
  public record Dot(int x, int y) {}

  /** Draws a graph. */
  public static DagArcs of(DagShape shape) {
    List<String> edges = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    for (int to = 0; to < shape.nodes().size(); to++) {
      dots.add(new Dot(LINE, middle(to)));
      for (int from : shape.nodes().get(to).upstream()) {
        edges.add(edge(from, to));
      }
    }
    return new DagArcs(WIDTH, ROW * shape.nodes().size(), edges, dots);
  }

  private static String edge(int from, int to) {
    if (to - from == 1) {
      return "M%d %dV%d".formatted(LINE, middle(from), middle(to));
    }
    double reach = LINE - Math.min(92, 18 + 13.0 * (to - from));
    return String.format(
        Locale.ROOT,
        "M%d %dC%.0f %d %.0f %d %d %d",
        LINE,
        middle(from),
        reach,
        middle(from) + 14,
        reach,
        middle(to) - 14,
        LINE,
        middle(to));
  }

  private static int middle(int row) {
    return row * ROW + ROW / 2;
  }
}
