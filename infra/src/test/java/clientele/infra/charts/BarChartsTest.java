package clientele.infra.charts;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.port.Charts.Bar;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The picture, pixel by pixel where it matters. */
class BarChartsTest {
  private static final int BLUE = 0xff0072b2;
  private static final int VERMILION = 0xffd55e00;

  @Test
  void the_picture_has_the_size_the_port_promises_and_repeats_byte_by_byte() throws IOException {
    List<Bar> bars = List.of(new Bar("Insiders", 10, "£10"), new Bar("Loyal", 5, "£5"));
    byte[] png = new BarCharts().bars("Net revenue", bars).orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(image.getHeight()).isEqualTo(120 + 2 * 64);
    assertThat(new BarCharts().bars("Net revenue", bars)).hasValue(png);
  }

  @Test
  void the_length_of_a_bar_is_its_value() throws IOException {
    BufferedImage image =
        draw(
            new Bar("a", 100, ""),
            new Bar("b", 50, ""),
            new Bar("c", -25, ""),
            new Bar("d", 0, ""));
    int whole = count(image, 0, BLUE);
    assertThat(whole).isGreaterThan(500);
    assertThat(count(image, 1, BLUE)).isBetween(whole / 2 - 2, whole / 2 + 2);
    assertThat(count(image, 2, VERMILION)).isBetween(whole / 4 - 2, whole / 4 + 2);
    assertThat(count(image, 3, BLUE)).isZero();
  }

  @Test
  void long_names_and_labels_leave_room_for_the_bars() throws IOException {
    BufferedImage image =
        draw(new Bar("n".repeat(200), 100, "l".repeat(200)), new Bar("😀".repeat(99), 1, ""));
    assertThat(count(image, 0, BLUE)).isGreaterThan(200);
    assertThat(image.getRGB(999, 120)).isEqualTo(0xffffffff);
  }

  @Test
  void a_waterfall_begins_each_bar_where_the_one_above_ends_and_ends_in_the_sum()
      throws IOException {
    byte[] png =
        new BarCharts()
            .waterfall(
                "t", List.of(new Bar("a", 60, ""), new Bar("b", -100, ""), new Bar("s", -40, "")))
            .orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int up = count(image, 0, BLUE);
    int down = count(image, 1, VERMILION);
    int sum = count(image, 2, VERMILION);
    assertThat(down).isGreaterThan(500);
    assertThat(up).isBetween(down * 6 / 10 - 3, down * 6 / 10 + 3);
    assertThat(sum).isBetween(down * 4 / 10 - 3, down * 4 / 10 + 3);
  }

  @Test
  void nothing_to_draw_is_a_title_alone() throws IOException {
    assertThat(draw().getHeight()).isEqualTo(120);
  }

  private static BufferedImage draw(Bar... bars) throws IOException {
    byte[] png = new BarCharts().bars("t", List.of(bars)).orElseThrow();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Pixels of a colour on the middle line of a bar. */
  private static int count(BufferedImage image, int bar, int colour) {
    int y = 92 + 64 * bar + 32;
    int found = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      found += image.getRGB(x, y) == colour ? 1 : 0;
    }
    return found;
  }
}
