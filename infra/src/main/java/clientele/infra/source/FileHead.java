package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.Layout;
import clientele.infra.source.layout.UnreadState;
import clientele.infra.source.record.RecordScanner;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

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
    HeadEvidence evidence = HeadEvidence.of(begin, found.line(), found.delimiter(), found.header());
    return new FileHead(
        found.line(),
        found.delimiter(),
        found.header(),
        format.withDates(evidence.dates(file, found.header(), format)),
        evidence.numbers(file, format),
        evidence.currency());
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
    String customers = header.named().getOrDefault(CsvColumn.CUSTOMER_ID, "");
    if (header.layout().tellsByName(customers)) {
      words.add("customers by their names, so that two of one name are one");
    }
    UnreadState.in(header.named().keySet(), header.unused())
        .ifPresent(
            column ->
                words.add(
                    "column %s not read, though it may tell unpaid orders: source.columns.state names it"
                        .formatted(column)));
    if (headerLine > 1) {
      words.add("header on line " + headerLine);
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("%s was read as it shows: %s.".formatted(file, String.join(", ", words)));
  }

  /**
   * What a file shows that may be read in two ways; nothing is decided.
   *
   * @throws StepException BAD_INPUT if there is no header
   */
  static FileShape undecided(String file, byte[] begin, CsvFormat format) throws IOException {
    Found found = found(file, begin, format);
    HeadEvidence evidence = HeadEvidence.of(begin, found.line(), found.delimiter(), found.header());
    return new FileShape(
        file,
        found.header().layout().name(),
        found.delimiter(),
        found.line(),
        evidence.choices(found.header(), format),
        evidence.showsNumbers(format),
        evidence.currency(),
        "",
        found.header().named(),
        found.header().missing(),
        found.header().unused());
  }

  /** As it was read, for people. */
  FileShape shape(String file, Numbers shown, String encoding) {
    return new FileShape(
        file,
        header.layout().name(),
        delimiter,
        headerLine,
        List.of(format.datePattern()),
        Optional.of(shown),
        currency,
        encoding,
        header.named(),
        header.missing(),
        header.unused());
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
}
