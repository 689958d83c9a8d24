package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.Fields;
import clientele.infra.source.record.RecordScanner;
import clientele.infra.source.value.Decimals;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Dates, numbers and currencies of a few thousand records at the beginning of a file. */
final class HeadEvidence {
  /** Dates that are tried. */
  private static final int MOST_DATES = 2000;

  /** Share of the numbers above which a second style is no slip. */
  private static final double SECOND_STYLE = 0.01;

  private final List<byte[]> dates = new ArrayList<>();
  private final Map<Decimals.Shows, Long> shows = new HashMap<>();
  private final Map<Decimals.Shows, Long> firstLine = new HashMap<>();
  private final Map<String, Integer> currencies = new TreeMap<>();

  private HeadEvidence() {}

  /** Gathers it from the records below the header. */
  static HeadEvidence of(byte[] begin, long headerLine, char delimiter, CsvHeader header)
      throws IOException {
    HeadEvidence evidence = new HeadEvidence();
    RecordScanner records = new RecordScanner(new ByteArrayInputStream(begin), delimiter);
    records.dropMark();
    while (records.next()) {
      Fields fields = records.fields();
      boolean last = begin.length >= FileHead.LOOK && fields.next >= begin.length;
      if (records.line() > headerLine && fields.count == header.names().size() && !last) {
        evidence.add(records.line(), fields, header);
      }
    }
    return evidence;
  }

  private void add(long line, Fields fields, CsvHeader header) {
    int date = header.place(CsvColumn.ORDERED_AT);
    if (dates.size() < MOST_DATES && fields.trimmedStart(date) < fields.trimmedEnd(date)) {
      dates.add(
          Arrays.copyOfRange(fields.bytes, fields.trimmedStart(date), fields.trimmedEnd(date)));
    }
    for (CsvColumn column : List.of(CsvColumn.QUANTITY, CsvColumn.UNIT_PRICE, CsvColumn.AMOUNT)) {
      if (header.has(column)) {
        int place = header.place(column);
        Decimals.Shows shown =
            Decimals.shows(fields.bytes, fields.trimmedStart(place), fields.trimmedEnd(place));
        shows.merge(shown, 1L, Long::sum);
        firstLine.putIfAbsent(shown, line);
      }
    }
    if (header.has(CsvColumn.CURRENCY)) {
      String currency =
          fields.text(header.place(CsvColumn.CURRENCY), StandardCharsets.UTF_8).strip();
      if (!currency.isEmpty()) {
        currencies.merge(currency, 1, Integer::sum);
      }
    }
  }

  /** The currency most records name, empty if none does. */
  String currency() {
    return currencies.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Patterns that fit the dates; more than one, if they say different days. */
  List<String> choices(CsvHeader header, CsvFormat format) {
    boolean named = format.reading().layout() != ReadingConfig.Layout.AUTO;
    return DateSample.choices(dates, header.layout().dates(), format, named);
  }

  /**
   * The one pattern that fits.
   *
   * @throws StepException BAD_INPUT if two do that say different days
   */
  String dates(String file, CsvHeader header, CsvFormat format) {
    List<String> fitting = choices(header, format);
    if (fitting.size() > 1) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "dates can be read in two ways [%s: %s or %s]. Maybe set source.date-format to one of them and source.layout to %s."
              .formatted(file, fitting.get(0), fitting.get(1), header.layout().word()));
    }
    return fitting.get(0);
  }

  /** The style the numbers show, AUTO if none shows any; empty if it may be either. */
  Optional<Numbers> showsNumbers(CsvFormat format) {
    if (format.reading().numbers() != Numbers.AUTO) {
      return Optional.of(format.reading().numbers());
    }
    long point = count(Decimals.Shows.POINT);
    long comma = count(Decimals.Shows.COMMA);
    boolean mixed = Math.min(point, comma) > SECOND_STYLE * (point + comma);
    if (mixed || (point + comma == 0 && count(Decimals.Shows.EITHER) > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        point + comma == 0 ? Numbers.AUTO : point >= comma ? Numbers.POINT : Numbers.COMMA);
  }

  /**
   * The one style the numbers have.
   *
   * @throws StepException BAD_INPUT if there are two, or it may be either
   */
  Numbers numbers(String file, CsvFormat format) {
    Optional<Numbers> shown = showsNumbers(format);
    if (shown.isPresent()) {
      return shown.get();
    }
    if (count(Decimals.Shows.POINT) > 0) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "numbers of two styles stand in one file [%s: line %d has a decimal point, line %d a decimal comma]. Maybe two exports were put together; or set source.numbers to point or comma."
              .formatted(
                  file, firstLine.get(Decimals.Shows.POINT), firstLine.get(Decimals.Shows.COMMA)));
    }
    throw new StepException(
        ErrorCode.BAD_INPUT,
        "numbers can be read in two ways [%s line %d: a comma and three digits]. Maybe set source.numbers to point or comma."
            .formatted(file, firstLine.get(Decimals.Shows.EITHER)));
  }

  private long count(Decimals.Shows what) {
    return shows.getOrDefault(what, 0L);
  }
}
