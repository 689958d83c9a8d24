package clientele.steps.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How some program writes an export.
 *
 * @param delimiter between fields
 * @param quoteAll whether every field is quoted
 * @param end of a line
 * @param charset of the bytes
 * @param mark whether a byte order mark begins them
 * @param point decimals' sign
 * @param thousands sign between thousands, empty for none
 * @param before money
 * @param after money
 * @param minus how money back is written: {@code -}, {@code −}, behind or in brackets
 * @param dates pattern of the dates
 * @param locale of names of months
 * @param offset hours ahead of the shop's clock, where the pattern tells them
 */
record FuzzedStyle(
    char delimiter,
    boolean quoteAll,
    String end,
    Charset charset,
    boolean mark,
    char point,
    String thousands,
    String before,
    String after,
    String minus,
    String dates,
    Locale locale,
    int offset) {

  private static final List<String> DATES =
      List.of(
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm",
          "MM/dd/yyyy HH:mm:ss",
          "M/d/yyyy",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mm:ss a",
          "d/M/yyyy H:mm",
          "dd/MM/yyyy HH:mm:ss",
          "dd/MM/yyyy",
          "dd.MM.yyyy HH:mm",
          "d.M.yyyy H:mm:ss",
          "dd.MM.yyyy",
          "dd-MM-yyyy HH:mm",
          "dd-MM-yyyy",
          "yyyy-MM-dd HH:mm",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd",
          "yyyy/MM/dd HH:mm",
          "yyyy/M/d",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SSS",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "yyyy-MM-dd HH:mm:ss Z",
          "yyyy-MM-dd HH:mm:ssXXX",
          "yyyyMMdd",
          "M/d/yy H:mm",
          "d/M/yy",
          "dd.MM.yy HH:mm",
          "d MMM yyyy",
          "d MMM yyyy H:mm",
          "dd-MMM-yyyy",
          "d-MMM-yy",
          "MMM d, yyyy",
          "MMM d, yyyy h:mm:ss a",
          "MMMM d, yyyy",
          "d MMMM yyyy",
          "EEE, d MMM yyyy HH:mm:ss Z",
          "yyyyMMddHHmmss",
          "dd. MMMM yyyy",
          "HH:mm dd.MM.yyyy",
          "yyyy.MM.dd",
          "yyyy'W'MMdd");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          Charset.forName("windows-1252"),
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  static FuzzedStyle draw(SplittableRandom random) {
    boolean comma = random.nextInt(3) == 0;
    String thousands =
        List.of("", "", comma ? "." : ",", comma ? "." : ",", "'", " ", "\u00a0", "\u202f")
            .get(random.nextInt(8));
    List<String> before = List.of("", "", "", "£", "€ ", "EUR ", "US$");
    List<String> after = List.of("", "", "", " €", "€", " EUR", " kr");
    boolean behind = random.nextBoolean();
    Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
    boolean wide = charset.name().startsWith("UTF-16");
    return new FuzzedStyle(
        comma ? List.of(';', '\t', '|', ',').get(random.nextInt(4)) : drawn(random),
        random.nextInt(4) == 0,
        List.of("\n", "\r\n", "\r\n", "\r").get(random.nextInt(4)),
        charset,
        charset.equals(StandardCharsets.UTF_8)
            ? random.nextBoolean()
            : wide && random.nextBoolean(),
        comma ? ',' : '.',
        thousands,
        behind ? "" : before.get(random.nextInt(before.size())),
        behind ? after.get(random.nextInt(after.size())) : "",
        List.of(
                "-",
                "-",
                "-",
                charset.newEncoder().canEncode('−') ? "−" : "-",
                "behind",
                "brackets")
            .get(random.nextInt(6)),
        DATES.get(random.nextInt(DATES.size())),
        random.nextInt(12) == 0 ? Locale.GERMAN : Locale.ENGLISH,
        random.nextInt(3) * 2);
  }

  private static char drawn(SplittableRandom random) {
    return List.of(',', ',', ';', '\t', '|').get(random.nextInt(5));
  }

  /** Whether its dates tell the time of the day. */
  boolean tellsTime() {
    return dates.matches(".*[Hh].*");
  }

  String date(LocalDateTime at) {
    boolean zoned = dates.matches(".*[XZ].*");
    ZoneOffset there = ZoneOffset.ofHours(zoned ? offset : 0);
    return DateTimeFormatter.ofPattern(dates, locale)
        .format(at.plusHours(zoned ? offset : 0).atOffset(there));
  }

  String whole(int number) {
    String digits = grouped(String.valueOf(Math.abs(number)));
    return number < 0 ? "-" + digits : digits;
  }

  String money(BigDecimal amount) {
    BigDecimal size = amount.abs();
    BigDecimal whole = size.setScale(0, RoundingMode.DOWN);
    String digits = size.subtract(whole).toPlainString();
    String decimals = digits.contains(".") ? digits.substring(digits.indexOf('.') + 1) : "";
    String text =
        before
            + grouped(whole.toPlainString())
            + (decimals.isEmpty() ? "" : point + decimals)
            + after;
    if (amount.signum() >= 0) {
      return text;
    }
    return switch (minus) {
      case "behind" -> text + "-";
      case "brackets" -> "(" + text + ")";
      default -> minus + text;
    };
  }

  private String grouped(String digits) {
    String text = digits;
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      text = text.substring(0, at) + thousands + text.substring(at);
    }
    return text;
  }

  /** A field as it stands in a line. */
  String field(String text) {
    boolean must =
        text.indexOf(delimiter) >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    return quoteAll || must ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
