package clientele.infra.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A good line of a transaction file, read by the tests' own means. */
public record ShopLine(
    String invoice, String code, int quantity, LocalDateTime at, double price, String customer) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT);

  /** Eight fields by RFC 4180, and nothing else on the line. */
  private static final Pattern LINE =
      Pattern.compile(
          "(C?\\d+),([^,\"]+),([^,\"]*|\"(?:[^\"]|\"\")*\"),(-?\\d+),"
              + "(\\d+/\\d+/\\d{4} \\d+:\\d\\d),(\\d+\\.\\d\\d),(\\d*),([A-Za-z ]+)");

  public boolean sale() {
    return quantity > 0 && !customer.isEmpty() && Character.isDigit(code.charAt(0));
  }

  public boolean weekend() {
    return at.getDayOfWeek().getValue() >= 6;
  }

  double amount() {
    return quantity * price;
  }

  /** Empty if the line cannot be parsed. */
  static Optional<ShopLine> parse(String line) {
    Matcher fields = LINE.matcher(line);
    if (!fields.matches() || fields.group(5).startsWith("31/")) {
      return Optional.empty();
    }
    return Optional.of(
        new ShopLine(
            fields.group(1),
            fields.group(2),
            Integer.parseInt(fields.group(4)),
            LocalDateTime.parse(fields.group(5), DATE),
            Double.parseDouble(fields.group(6)),
            fields.group(7)));
  }

  /** Good lines of all files, in order. */
  public static List<ShopLine> good(List<Path> files) throws IOException {
    List<ShopLine> lines = new ArrayList<>();
    for (Path file : files) {
      Files.readAllLines(file).stream().skip(1).forEach(l -> parse(l).ifPresent(lines::add));
    }
    return lines;
  }
}
