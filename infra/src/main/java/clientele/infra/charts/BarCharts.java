package clientele.infra.charts;

import clientele.steps.port.Charts;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws horizontal bars with Java's own drawing: name left of the bar, words right of it, no axis
 * to look things up on. One colour that all readers tell from white (Okabe and Ito's blue), bars
 * below zero in vermilion with their sign in the words; light background whatever the reader's mode
 * is.
 *
 * <p>A charting library would bring an axis and a legend, which this picture is better without, and
 * leave the placing of the words to be done here all the same.
 */
public final class BarCharts implements Charts {
  private static final Logger log = LoggerFactory.getLogger(BarCharts.class);

  /** Shown 350 wide on a phone, where letters of 30 become 10.5. */
  private static final int WIDTH = 1000;

  private static final int TOP = 92;
  private static final int ROW = 64;
  private static final int FRAME = 120;
  private static final int MARGIN = 32;
  private static final int GAP = 16;
  private static final int BAR = 40;
  private static final int MOST_LABEL = 310;

  /** The longest bar is at least so long; names take what that and the labels leave. */
  private static final int LEAST_BAR = 224;

  private static final Color INK = new Color(0x1f2933);
  private static final Color BLUE = new Color(0x0072b2);
  private static final Color VERMILION = new Color(0xd55e00);
  private static final Color LINE = new Color(0x9aa5b1);

  /** A bar and where it lies, in the unit of its value. */
  private record Placed(Bar bar, double from, double to) {}

  @Override
  public Optional<byte[]> bars(String title, List<Bar> bars) {
    return picture(
        title, bars.stream().map(bar -> new Placed(bar, 0, Math.abs(bar.value()))).toList());
  }

  @Override
  public Optional<byte[]> waterfall(String title, List<Bar> bars) {
    List<Placed> placed = new ArrayList<>();
    double at = 0;
    for (Bar bar : bars) {
      boolean sum = placed.size() == bars.size() - 1;
      double end = sum ? 0 : at + bar.value(); // the sum leads back to zero
      placed.add(new Placed(bar, Math.min(at, end), Math.max(at, end)));
      at = end;
    }
    return picture(title, placed);
  }

  private static Optional<byte[]> picture(String title, List<Placed> bars) {
    BufferedImage image =
        new BufferedImage(WIDTH, FRAME + ROW * bars.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      prepare(canvas, image.getHeight());
      draw(canvas, title, bars);
      return Optional.of(png(image));
    } catch (LinkageError | InternalError e) {
      // Java finds no font library, or no font: it says so with one of these two
      log.warn("no chart: this machine cannot draw text [{}]", e.toString());
      return Optional.empty();
    } finally {
      canvas.dispose();
    }
  }

  private static void prepare(Graphics2D canvas, int height) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, WIDTH, height);
  }

  private static void draw(Graphics2D canvas, String title, List<Placed> bars) {
    canvas.setColor(INK);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 33));
    canvas.drawString(fitted(canvas.getFontMetrics(), title, WIDTH - 2 * MARGIN), MARGIN, 58);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    FontMetrics metrics = canvas.getFontMetrics();
    int labels =
        widest(metrics, bars.stream().map(placed -> placed.bar().label()).toList(), MOST_LABEL);
    int mostName = WIDTH - 2 * MARGIN - 2 * GAP - labels - LEAST_BAR;
    int names =
        widest(metrics, bars.stream().map(placed -> placed.bar().name()).toList(), mostName);
    int left = MARGIN + names + GAP;
    double room = WIDTH - MARGIN - labels - GAP - left;
    double least = bars.stream().mapToDouble(Placed::from).min().orElse(0);
    double longest = bars.stream().mapToDouble(Placed::to).max().orElse(0) - least;
    int y = TOP;
    for (Placed placed : bars) {
      Bar bar = placed.bar();
      double start = longest == 0 ? 0 : (placed.from() - least) / longest * room;
      double length = longest == 0 ? 0 : (placed.to() - placed.from()) / longest * room;
      int base = y + (ROW + metrics.getAscent() - metrics.getDescent()) / 2;
      canvas.setColor(INK);
      String name = fitted(metrics, bar.name(), mostName);
      canvas.drawString(name, left - GAP - metrics.stringWidth(name), base);
      canvas.setColor(bar.value() < 0 ? VERMILION : BLUE);
      canvas.fill(new Rectangle2D.Double(left + start, y + (ROW - BAR) / 2.0, length, BAR));
      canvas.setColor(INK);
      canvas.drawString(
          fitted(metrics, bar.label(), MOST_LABEL), (float) (left + start + length + GAP), base);
      y += ROW;
    }
    canvas.setColor(LINE);
    double zero = longest == 0 ? 0 : -least / longest * room;
    canvas.fill(new Rectangle2D.Double(left + zero - 2, TOP, 2, ROW * bars.size()));
  }

  private static int widest(FontMetrics metrics, List<String> texts, int most) {
    return Math.min(most, texts.stream().mapToInt(metrics::stringWidth).max().orElse(0));
  }

  /** The text, shortened with an ellipsis if it is too wide. */
  private static String fitted(FontMetrics metrics, String text, int most) {
    if (metrics.stringWidth(text) <= most) {
      return text;
    }
    int end = text.length();
    while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > most) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
