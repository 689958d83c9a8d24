package clientele.scheduler.status.plane;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** The plane as a still picture, for paper and for browsers without scripts. */
public final class PlanePicture {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;
  private static final int MARGIN = 20;

  private PlanePicture() {}

  /**
   * Draws every customer as a small square on a clear ground.
   *
   * @param colours one colour (RGB) for each segment, in the order of the plane's list
   * @return PNG
   */
  public static byte[] png(MonthPlane plane, List<Integer> colours) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    int half = plane.size() > 50_000 ? 0 : plane.size() > 5_000 ? 1 : 2;
    float[] range = plane.range();
    for (int i = 0; i < plane.size(); i++) {
      int colour = 0xff000000 | colours.get(plane.segments().indexOf(plane.segment(i)));
      int px = place(plane.x(i), range[0], range[1], WIDTH);
      int py = HEIGHT - 1 - place(plane.y(i), range[2], range[3], HEIGHT);
      for (int dy = -half; dy <= half; dy++) {
        for (int dx = -half; dx <= half; dx++) {
          image.setRGB(px + dx, py + dy, colour);
        }
      }
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int place(double value, double low, double high, int size) {
    double span = Math.max(high - low, 1e-9);
    return MARGIN + (int) Math.round((value - low) / span * (size - 1 - 2 * MARGIN));
  }
}
