package clientele.infra.source;

import clientele.infra.source.bytes.Utf8Stream;
import clientele.infra.source.record.Fields;
import clientele.infra.source.record.LineDecoding;
import clientele.infra.source.record.RecordScanner;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of a header and rows that is no export of orders, read as those are: commas, semicolons,
 * tabs or bars, UTF-8, windows-1252 or UTF-16, quotes as RFC 4180 has them.
 */
public final class PlainTable {
  private static final int LOOK = 1 << 16;

  private PlainTable() {}

  /** A row, and on which line it begins. */
  public record Row(long line, List<String> cells) {}

  /**
   * Reads it, the header first; rows with another number of cells are broken.
   *
   * @throws StepException SOURCE_UNAVAILABLE if it cannot be read, BAD_INPUT if a row is broken
   */
  public static void read(Path file, Consumer<Row> rows) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), LOOK);
        BufferedInputStream text = new BufferedInputStream(Utf8Stream.of(stream), LOOK)) {
      text.mark(LOOK + 1);
      byte[] begin = text.readNBytes(LOOK);
      text.reset();
      RecordScanner records = new RecordScanner(text, delimiter(begin));
      records.dropMark();
      LineDecoding decoding = new LineDecoding(CsvFormat.AUTO);
      int columns = -1;
      while (records.next()) {
        if (records.isBlank()) {
          continue;
        }
        Fields fields = records.fields();
        columns = columns < 0 ? fields.count : columns;
        if (records.fault() != RecordScanner.Fault.NONE || fields.count != columns) {
          throw new StepException(
              ErrorCode.BAD_INPUT,
              "a row is broken [%s line %d]. Maybe it has another number of cells than the header."
                  .formatted(file.getFileName(), records.line()));
        }
        rows.accept(new Row(records.line(), cells(fields, decoding)));
      }
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a file cannot be read [%s: %s]. Maybe the path is wrong."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static List<String> cells(Fields fields, LineDecoding decoding) {
    Charset charset =
        fields.any >= 0
            ? StandardCharsets.ISO_8859_1
            : decoding
                .of(fields.bytes, fields.start, fields.end)
                .orElse(StandardCharsets.ISO_8859_1);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.count, Fields.MOST); i++) {
      cells.add(fields.text(i, charset).strip());
    }
    return cells;
  }

  /** What stands most often in the first line. */
  private static char delimiter(byte[] begin) {
    String first = new String(begin, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    char most = ',';
    for (char delimiter : new char[] {',', ';', '\t', '|'}) {
      most = count(first, delimiter) > count(first, most) ? delimiter : most;
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
