package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.LineDecoding;
import clientele.infra.source.record.RecordScanner;
import clientele.infra.source.value.Decimals;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of one file, from below its header. Another header further down, as where exports were
 * put together, is no line: what follows is read by it.
 */
final class FileLines {
  private final String name;
  private final FileHead head;
  private final Consumer<SourceLine> lines;
  private final long most;
  private final Decimals decimals;
  private final LineDecoding decoding;
  private CsvHeader header;
  private LineParser parser;
  private Optional<OrderCells> orders;
  private long count;

  FileLines(String name, FileHead head, Consumer<SourceLine> lines, long most) {
    this.name = name;
    this.head = head;
    this.lines = lines;
    this.most = most;
    this.decimals = new Decimals(head.numbers());
    this.decoding = new LineDecoding(head.format().encoding());
    this.header = head.header();
    this.parser = new LineParser(header, head.format(), decimals, decoding);
    this.orders = orders();
  }

  /** Reads them; how many there were. */
  long read(InputStream text) throws IOException {
    RecordScanner records = new RecordScanner(text, head.delimiter());
    records.dropMark();
    while (records.next() && records.line() < head.headerLine()) {
      // a title, or what a spreadsheet says of its delimiter
    }
    records.expect(header.names().size(), fields -> parser.isLine(fields));
    while (records.next()) {
      if (records.isBlank()) {
        continue;
      }
      SourceLine line = parser.parse(records, orders.flatMap(OrderCells::before));
      if (line instanceof SourceLine.Unparseable && isHeader(records)) {
        records.expect(header.names().size(), fields -> parser.isLine(fields));
        continue;
      }
      if (orders.isPresent()) {
        orders.get().accept(line, records.fields());
      } else {
        take(line);
      }
    }
    orders.ifPresent(OrderCells::flush);
    return count;
  }

  /** How they have been read so far. */
  FileShape shape(boolean wide) {
    List<String> met = decoding.met().stream().map(Charset::name).toList();
    String encoding =
        wide ? "UTF-16" : met.isEmpty() ? "plain ASCII" : String.join(" and, line by line, ", met);
    return head.shape(name, decimals.style(), encoding);
  }

  private void take(SourceLine line) {
    lines.accept(line);
    count++;
    if (count > most) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a file holds more than %d lines [%s]. Maybe it is no export, or source.limits.lines is too strict."
              .formatted(most, name));
    }
  }

  /** Reads on by these names, if the record is a header. */
  private boolean isHeader(RecordScanner records) {
    if (records.fault() != RecordScanner.Fault.NONE
        || records.fields().count != header.names().size()) {
      return false;
    }
    List<String> names = CsvHeader.names(records.fields());
    if (names.equals(header.names())) {
      return true;
    }
    Optional<CsvHeader> other =
        names.contains(header.names().get(header.place(CsvColumn.ORDERED_AT)))
            ? CsvHeader.find(name, names, head.format())
            : Optional.empty();
    other.ifPresent(this::readOnBy);
    return other.isPresent();
  }

  private void readOnBy(CsvHeader found) {
    orders.ifPresent(OrderCells::flush);
    header = found;
    parser = new LineParser(header, head.format(), decimals, decoding);
    orders = orders();
  }

  private Optional<OrderCells> orders() {
    return header.tellsOrders() || head.format().reading().orders().tellsOrders()
        ? Optional.of(new OrderCells(header, parser, head.format(), head.currency(), this::take))
        : Optional.empty();
  }
}
