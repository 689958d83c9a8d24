package clientele.steps.forecast;

import clientele.steps.dag.RunId;
import clientele.steps.table.forecast.ForecastRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hash of a forecast as it was published. */
final class Seal {
  private Seal() {}

  /** The row with its hash. */
  static ForecastRow sealed(RunId run, ForecastRow row) {
    return new ForecastRow(
        row.part(),
        row.segmentId(),
        row.ahead(),
        row.targetMonth(),
        row.customers(),
        row.expected(),
        row.low(),
        row.high(),
        row.level(),
        row.origins(),
        row.lastOutcome(),
        row.sameCustomers(),
        row.seasonalNaive(),
        of(run, row));
  }

  /** The hash of a row, whatever it says of itself. */
  static String of(RunId run, ForecastRow row) {
    List<@Nullable Object> parts =
        Arrays.asList(
            run.month(),
            run.revision(),
            row.part(),
            row.segmentId(),
            row.ahead(),
            row.targetMonth(),
            row.customers(),
            row.expected(),
            row.low(),
            row.high(),
            row.level(),
            row.origins(),
            row.lastOutcome(),
            row.sameCustomers(),
            row.seasonalNaive());
    String text = parts.stream().map(Objects::toString).collect(Collectors.joining("|"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("there is no SHA-256", e);
    }
  }
}
