package clientele.steps.core.matrix;

import clientele.steps.core.clustering.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Fisher's measurements of 150 irises in centimetres and their three species. */
public final class Iris {
  private Iris() {}

  /** 150 × 4. */
  public static Matrix points() {
    return Matrix.of(lines().stream().map(l -> Arrays.copyOf(l, 4)).toArray(double[][]::new));
  }

  /** The species. */
  public static Labels species() {
    return Labels.of(lines().stream().mapToInt(l -> (int) l[4]).toArray());
  }

  private static List<double[]> lines() {
    try (InputStream in = Iris.class.getResourceAsStream("/clientele/steps/core/iris.csv");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
