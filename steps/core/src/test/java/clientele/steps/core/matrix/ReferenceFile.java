package clientele.steps.core.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Figures of an independent implementation, see the README in their folder.
 *
 * @param figures the first line
 * @param rows the others
 */
public record ReferenceFile(double[] figures, double[][] rows) {
  /** Reads one of the files. */
  public static ReferenceFile read(String name) throws IOException {
    String path = "/clientele/steps/core/reference/" + name + ".csv";
    try (InputStream in = ReferenceFile.class.getResourceAsStream(path);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      List<double[]> lines =
          reader
              .lines()
              .filter(l -> !l.startsWith("#"))
              .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray())
              .toList();
      return new ReferenceFile(
          lines.get(0), lines.subList(1, lines.size()).toArray(double[][]::new));
    }
  }

  /** Columns from (inclusive) … to (exclusive) of the rows. */
  public Matrix columns(int from, int to) {
    return Matrix.of(
        Arrays.stream(rows).map(r -> Arrays.copyOfRange(r, from, to)).toArray(double[][]::new));
  }

  /** One column as whole numbers. */
  public int[] whole(int column) {
    return Arrays.stream(rows).mapToInt(r -> (int) r[column]).toArray();
  }
}
