package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.value.Decimals;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the beginning of a file shows of the whole: where its header stands, what parts its fields,
 * how its dates and numbers are written and in which currency. What the configuration says comes
 * first, wherever it fits.
 *
 * @param headerLine physical line of the header
 * @param delimiter between fields
 * @param header the columns
 * @param format with the dates as they are
 * @param numbers style of the numbers; AUTO if none shows it
 * @param currency of most orders that name one, empty if none does
 */
record FileHead(
    long headerLine,
    char delimiter,
    CsvHeader header,
    CsvFormat format,
    Numbers numbers,
    String currency) {

  /** Bytes that are looked at. */
  static final int LOOK = 1 << 18;

  /** Records among which a header is looked for: titles and blank lines may come before it. */
  private static final int FIRST_RECORDS = 30;

  /** Dates that are tried. */
  private static final int MOST_DATES = 2000;

  /** Share of the dates that must fit a pattern. */
  private static final double FITTING = 0.95;

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private static final List<String> DATES =
      List.of(
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mm:ss a",
          "d/M/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy",
          "d.M.yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "d.M.yyyy",
          "d-M-yyyy H:mm",
          "d-M-yyyy H:mm:ss",
          "d-M-yyyy",
          "yyyy-M-d H:mm",
          "yyyy-M-d H:mm:ss",
          "yyyy-M-d",
          "yyyy/M/d H:mm",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d",
          "yyyy-MM-dd'T'HH:mm",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SSS",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "yyyy-MM-dd HH:mm:ss Z",
          "yyyy-MM-dd HH:mm:ssXXX",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "yyyyMMdd",
          "M/d/yy H:mm",
          "M/d/yy",
          "d/M/yy H:mm",
          "d/M/yy",
          "d.M.yy H:mm",
          "d.M.yy",
          "d MMM yyyy",
          "d MMM yyyy H:mm",
          "d-MMM-yyyy",
          "d-MMM-yy",
          "MMM d, yyyy",
          "MMMM d, yyyy",
          "d MMMM yyyy");

  /** Dates and numbers of a few thousand records at most. */
  private static final class Evidence {
    private final List<byte[]> dates = new ArrayList<>();
    private final Map<Decimals.Shows, Long> shows = new HashMap<>();
    private final Map<Decimals.Shows, Long> firstLine = new HashMap<>();
    private final Map<String, Integer> currencies = new TreeMap<>();
  }

  /** The header found, and where. */
  private record Found(long line, char delimiter, CsvHeader header) {}

  /**
   * Reads it.
   *
   * @param begin the file's first bytes, UTF-8 or a charset that contains ASCII
   * @throws StepException BAD_INPUT if there is no header, or dates or numbers can be read in two
   *     ways
   */
  static FileHead of(String file, byte[] begin, CsvFormat format) throws IOException {
    Found found = found(file, begin, format);
    Evidence evidence = evidence(begin, found);
    return new FileHead(
        found.line(),
        found.delimiter(),
        found.header(),
        format.withDates(dates(file, evidence.dates, found.header(), format)),
        numbers(file, evidence, format),
        evidence.currencies.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(""));
  }

  /** What is otherwise than configured, in words; empty where nothing is. */
  Optional<String> remark(String file, CsvFormat configured) {
    List<String> words = new ArrayList<>();
    if (!header.layout().equals(Layout.UCI)) {
      words.add("layout " + header.layout().word());
    }
    if (delimiter != configured.delimiter()) {
      words.add("delimiter '" + (delimiter == '\t' ? "tab" : String.valueOf(delimiter)) + "'");
    }
    if (!format.datePattern().equals(configured.datePattern())) {
      words.add("dates " + format.datePattern());
    }
    if (numbers == Numbers.COMMA && configured.reading().numbers() != Numbers.COMMA) {
      words.add("decimal comma");
    }
    if (headerLine > 1) {
      words.add("header on line " + headerLine);
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("%s was read as it shows: %s.".formatted(file, String.join(", ", words)));
  }

  private static Found found(String file, byte[] begin, CsvFormat format) throws IOException {
    Set<Character> delimiters = new LinkedHashSet<>();
    delimiters.add(format.delimiter());
    separatorLine(begin).ifPresent(delimiters::add);
    delimiters.addAll(DELIMITERS);
    Optional<Found> generic = Optional.empty();
    for (char delimiter : delimiters) {
      RecordScanner records = scanner(begin, delimiter);
      for (int i = 0; i < FIRST_RECORDS && records.next(); i++) {
        Optional<CsvHeader> header =
            CsvHeader.find(file, CsvHeader.names(records.fields()), format);
        if (header.isPresent()) {
          Found found = new Found(records.line(), delimiter, header.get());
          if (!header.get().layout().equals(Layout.GENERIC)) {
            return found;
          }
          generic = generic.isPresent() ? generic : Optional.of(found);
        }
      }
    }
    if (generic.isPresent()) {
      return generic.get();
    }
    RecordScanner records = scanner(begin, format.delimiter());
    if (!records.next()) {
      throw new StepException(
          ErrorCode.BAD_INPUT, "a file is empty [%s]. Maybe the export failed.".formatted(file));
    }
    return new Found(
        records.line(), format.delimiter(), CsvHeader.of(file, records.fields(), format));
  }

  /** {@code sep=;}, which spreadsheets write and hide. */
  private static Optional<Character> separatorLine(byte[] begin) {
    String first = new String(begin, 0, Math.min(begin.length, 12), StandardCharsets.UTF_8);
    String line = first.startsWith("\uFEFF") ? first.substring(1) : first;
    return line.length() > 4 && line.toLowerCase(Locale.ROOT).startsWith("sep=")
        ? Optional.of(line.charAt(4)).filter(c -> (c < 128 && c >= ' ') || c == '\t')
        : Optional.empty();
  }

  private static RecordScanner scanner(byte[] begin, char delimiter) throws IOException {
    RecordScanner records = new RecordScanner(new ByteArrayInputStream(begin), delimiter);
    records.dropMark();
    return records;
  }

  private static Evidence evidence(byte[] begin, Found found) throws IOException {
    Evidence evidence = new Evidence();
    RecordScanner records = scanner(begin, found.delimiter());
    CsvHeader header = found.header();
    int columns = header.names().size();
    while (records.next()) {
      Fields fields = records.fields();
      boolean last = begin.length >= LOOK && fields.next >= begin.length;
      if (records.line() <= found.line() || fields.count != columns || last) {
        continue;
      }
      int date = header.place(CsvColumn.ORDERED_AT);
      if (evidence.dates.size() < MOST_DATES
          && fields.trimmedStart(date) < fields.trimmedEnd(date)) {
        evidence.dates.add(
            Arrays.copyOfRange(fields.bytes, fields.trimmedStart(date), fields.trimmedEnd(date)));
      }
      for (CsvColumn column : List.of(CsvColumn.QUANTITY, CsvColumn.UNIT_PRICE, CsvColumn.AMOUNT)) {
        if (header.has(column)) {
          int place = header.place(column);
          Decimals.Shows shows =
              Decimals.shows(fields.bytes, fields.trimmedStart(place), fields.trimmedEnd(place));
          evidence.shows.merge(shows, 1L, Long::sum);
          evidence.firstLine.putIfAbsent(shows, records.line());
        }
      }
      if (header.has(CsvColumn.CURRENCY)) {
        String currency =
            fields.text(header.place(CsvColumn.CURRENCY), StandardCharsets.UTF_8).strip();
        if (!currency.isEmpty()) {
          evidence.currencies.merge(currency, 1, Integer::sum);
        }
      }
    }
    return evidence;
  }

  private static Numbers numbers(String file, Evidence evidence, CsvFormat format) {
    if (format.reading().numbers() != Numbers.AUTO) {
      return format.reading().numbers();
    }
    long point = evidence.shows.getOrDefault(Decimals.Shows.POINT, 0L);
    long comma = evidence.shows.getOrDefault(Decimals.Shows.COMMA, 0L);
    long either = evidence.shows.getOrDefault(Decimals.Shows.EITHER, 0L);
    if (Math.min(point, comma) > 0.01 * (point + comma)) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "numbers of two styles stand in one file [%s: line %d has a decimal point, line %d a decimal comma]. Maybe two exports were put together; or set source.numbers to point or comma."
              .formatted(
                  file,
                  evidence.firstLine.get(Decimals.Shows.POINT),
                  evidence.firstLine.get(Decimals.Shows.COMMA)));
    }
    if (point + comma == 0 && either > 0) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "numbers can be read in two ways [%s line %d: a comma and three digits]. Maybe set source.numbers to point or comma."
              .formatted(file, evidence.firstLine.get(Decimals.Shows.EITHER)));
    }
    return point + comma == 0 ? Numbers.AUTO : point >= comma ? Numbers.POINT : Numbers.COMMA;
  }

  /** The configured pattern where it fits most dates, else the one that fits nearly all. */
  private static String dates(String file, List<byte[]> dates, CsvHeader header, CsvFormat format) {
    if (dates.isEmpty()
        || DateSample.fits(format.datePattern(), dates, format) > 0.5 * dates.size()) {
      return format.datePattern();
    }
    List<String> candidates = new ArrayList<>(header.layout().dates());
    candidates.addAll(DATES);
    List<String> fitting =
        candidates.stream()
            .filter(pattern -> DateSample.fits(pattern, dates, format) >= FITTING * dates.size())
            .toList();
    if (fitting.isEmpty()) {
      return format.datePattern();
    }
    List<Optional<LocalDateTime>> first = DateSample.read(fitting.get(0), dates, format);
    for (String other : fitting) {
      if (!DateSample.read(other, dates, format).equals(first)) {
        throw new StepException(
            ErrorCode.BAD_INPUT,
            "dates can be read in two ways [%s: %s or %s]. Maybe set source.date-format to one of them."
                .formatted(file, fitting.get(0), other));
      }
    }
    return fitting.get(0);
  }
}
