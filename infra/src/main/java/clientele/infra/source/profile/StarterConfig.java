package clientele.infra.source.profile;

import clientele.infra.config.source.ReadingConfig.Layout;
import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.FileShape;
import clientele.infra.source.layout.CsvColumn;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that reads a source as its profile shows, whatever the next file's beginning
 * would show by itself.
 */
public final class StarterConfig {
  private StarterConfig() {}

  /**
   * Its text.
   *
   * @param uri of the source
   * @param shape of its files; where it is not plain, the choice stands behind a {@code #}
   * @param zone the shop's own
   * @param currency for texts; empty for the one the orders name
   * @param mail who reads the month's summary; empty to leave it as it is
   */
  public static String text(
      String uri, FileShape shape, ZoneId zone, Optional<String> currency, Optional<String> mail) {
    List<String> lines = new ArrayList<>();
    lines.add("source:");
    lines.add("  uri: " + quoted(uri));
    lines.add("  layout: " + shape.layout().name().toLowerCase(Locale.ROOT));
    lines.add(
        "  delimiter: "
            + (shape.delimiter() == '\t' ? "tab" : quoted(String.valueOf(shape.delimiter()))));
    if (shape.dates().size() == 1) {
      lines.add("  date-format: " + quoted(shape.dates().get(0)));
    } else {
      shape.dates().forEach(dates -> lines.add("  #date-format: " + quoted(dates)));
    }
    lines.add(
        shape
            .numbers()
            .filter(numbers -> numbers != Numbers.AUTO)
            .map(numbers -> "  numbers: " + numbers.name().toLowerCase(Locale.ROOT))
            .orElse("  #numbers: point   # or comma"));
    lines.add("  encoding: auto" + seen(shape));
    lines.add("  zone: " + zone.getId());
    columns(lines, shape);
    currency
        .or(() -> named(shape))
        .ifPresent(
            code -> {
              lines.add("pipeline:");
              lines.add("  currency: " + code);
            });
    lines.add("schedule:");
    lines.add("  zone: " + zone.getId());
    mail.ifPresent(
        address -> {
          lines.add("mail:");
          lines.add("  to: [" + quoted(address) + "]");
        });
    return String.join("\n", lines) + "\n";
  }

  /** The currency of the orders, if it is a code. */
  private static Optional<String> named(FileShape shape) {
    return Optional.of(shape.currency().toUpperCase(Locale.ROOT))
        .filter(code -> code.matches("[A-Z]{3}"));
  }

  private static String seen(FileShape shape) {
    return shape.encoding().isEmpty() ? "" : "   # seen: " + shape.encoding();
  }

  /** Where the columns bear names of their own, each as it was found. */
  private static void columns(List<String> lines, FileShape shape) {
    if (shape.layout() != Layout.GENERIC && shape.layout() != Layout.UCI) {
      return;
    }
    List<String> own = new ArrayList<>();
    for (CsvColumn column : CsvColumn.values()) {
      String header = shape.columns().get(column);
      if (header != null && !header.equals(column.usualHeader()) && !header.contains("${")) {
        own.add("    " + column.key() + ": " + quoted(header));
      }
    }
    if (!own.isEmpty()) {
      lines.add("  columns:");
      lines.addAll(own);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The same shape with a person's decisions. */
  public static FileShape decided(FileShape shape, String dates, Numbers numbers) {
    return new FileShape(
        shape.file(),
        shape.layout(),
        shape.delimiter(),
        shape.headerLine(),
        List.of(dates),
        Optional.of(numbers),
        shape.currency(),
        shape.encoding(),
        Map.copyOf(shape.columns()),
        shape.missing(),
        shape.unused());
  }
}
