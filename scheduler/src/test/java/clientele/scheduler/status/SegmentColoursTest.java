package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.page.part.SegmentColours;
import clientele.scheduler.status.read.SegmentRows.History;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Segments of a month are told apart by their colours. */
@Timeout(60)
class SegmentColoursTest {
  /** The distance in CIE 1976 L*a*b* at which small dots of two colours are not mixed up. */
  private static final double APART = 25;

  private static final SegmentColours COLOURS =
      SegmentColours.of(
          IntStream.range(0, 16)
              .mapToObj(i -> new History("2025-12", i, "S" + i, false, 1, 0, BigDecimal.ONE, 0))
              .toList());

  @Test
  void any_two_of_sixteen_are_far_apart_and_from_noise() {
    List<double[]> seen = IntStream.rangeClosed(-1, 15).mapToObj(i -> lab(COLOURS.rgb(i))).toList();
    for (int a = 0; a < seen.size(); a++) {
      for (int b = 0; b < a; b++) {
        assertThat(distance(seen.get(a), seen.get(b))).as(a + " and " + b).isGreaterThan(APART);
      }
    }
  }

  @Test
  void the_style_sheet_has_the_same() throws IOException {
    String sheet = Files.readString(Path.of("src/main/resources/clientele/assets/clientele.css"));
    for (int i = 0; i < 16; i++) {
      assertThat(sheet).contains("--%s: #%06x;".formatted(COLOURS.style(i), COLOURS.rgb(i)));
    }
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum());
  }

  private static double[] lab(int rgb) {
    double r = linear(rgb >> 16 & 255);
    double g = linear(rgb >> 8 & 255);
    double b = linear(rgb & 255);
    double x = root((.4124 * r + .3576 * g + .1805 * b) / .95047);
    double y = root(.2126 * r + .7152 * g + .0722 * b);
    double z = root((.0193 * r + .1192 * g + .9505 * b) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int level) {
    double share = level / 255.0;
    return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
  }

  private static double root(double t) {
    return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
  }
}
