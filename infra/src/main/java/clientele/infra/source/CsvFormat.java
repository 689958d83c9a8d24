package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.value.DatePattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the lines of a CSV file are to be read.
 *
 * @param headers the file's header for each of the eight columns, and for further ones where they
 *     are named; order in the file is free and other columns do no harm
 * @param datePattern letters as in {@link java.time.format.DateTimeFormatter}, read strictly
 * @param encoding {@link #AUTO} or the name of a charset that contains ASCII. {@code auto} reads a
 *     line as UTF-8, and where it is not valid UTF-8 as windows-1252 (which prints like
 *     ISO-8859-1), because both kinds of export are common and a Latin-1 line with any accent or
 *     pound sign is as good as never valid UTF-8. Under either setting a line that is not valid is
 *     rejected as {@code bad_encoding}
 * @param zone the shop's own zone; used only where the pattern has an offset or zone of its own
 * @param delimiter between fields, one ASCII character
 * @param reading how a file is understood where its header alone does not say
 */
public record CsvFormat(
    Map<CsvColumn, String> headers,
    String datePattern,
    String encoding,
    ZoneId zone,
    char delimiter,
    ReadingConfig reading) {

  /** UTF-8 line by line, else windows-1252. */
  public static final String AUTO = "auto";

  /** A UCI Online Retail export. */
  public static final CsvFormat DEFAULT =
      new CsvFormat(Map.of(), "M/d/yyyy H:mm", AUTO, ZoneOffset.UTC, ',');

  /** As configured. */
  public static CsvFormat of(SourceConfig config) {
    Map<CsvColumn, String> headers = new EnumMap<>(CsvColumn.class);
    for (CsvColumn column : CsvColumn.values()) {
      String header = config.columns().get(column.key());
      if (header != null) {
        headers.put(column, header);
      }
    }
    return new CsvFormat(
        headers,
        config.dateFormat(),
        config.encoding(),
        config.zone(),
        config.delimiter(),
        config.reading());
  }

  /** Headers left out are the usual ones. */
  public CsvFormat {
    Map<CsvColumn, String> all = new EnumMap<>(CsvColumn.class);
    Set<String> names = new HashSet<>();
    for (CsvColumn column : CsvColumn.values()) {
      if (!column.isUsual() && !headers.containsKey(column)) {
        continue;
      }
      String name = headers.getOrDefault(column, column.usualHeader()).strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException("columns." + column.key() + " is blank []");
      }
      if (!names.add(name) && !column.describes()) {
        throw new IllegalArgumentException("two columns bear one header [" + name + "]");
      }
      all.put(column, name);
    }
    headers = Collections.unmodifiableMap(all);
    if (delimiter >= 128 || (delimiter < ' ' && delimiter != '\t') || delimiter == '"') {
      throw new IllegalArgumentException(
          "delimiter is not an ASCII character other than the quote [" + delimiter + "]");
    }
    DatePattern.of(datePattern, zone);
    if (!encoding.equals(AUTO)) {
      requireAscii(encoding);
    }
  }

  /** The same where a file is understood by its header. */
  public CsvFormat(
      Map<CsvColumn, String> headers,
      String datePattern,
      String encoding,
      ZoneId zone,
      char delimiter) {
    this(headers, datePattern, encoding, zone, delimiter, ReadingConfig.DEFAULT);
  }

  /** The same for a file that has been made UTF-8. */
  CsvFormat asUtf8() {
    return new CsvFormat(headers, datePattern, "UTF-8", zone, delimiter, reading);
  }

  /** The same with another pattern of dates. */
  CsvFormat withDates(String pattern) {
    return new CsvFormat(headers, pattern, encoding, zone, delimiter, reading);
  }

  /** What decides how a line is read, as text for a hash. */
  public List<String> facts() {
    return List.of(headers.toString(), datePattern, encoding, zone.getId(), "" + (int) delimiter);
  }

  private static void requireAscii(String encoding) {
    String ascii = "\t !\"#,;|09AZaz~\r\n";
    Charset charset;
    try {
      charset = Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("encoding is not known [" + encoding + "]", e);
    }
    if (!new String(ascii.getBytes(StandardCharsets.US_ASCII), charset).equals(ascii)) {
      throw new IllegalArgumentException(
          "encoding does not contain ASCII [" + encoding + "]. Maybe save the file as UTF-8");
    }
  }
}
