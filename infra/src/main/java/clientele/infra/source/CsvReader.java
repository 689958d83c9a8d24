package clientele.infra.source;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the lines of one CSV file from a stream, wherever that comes from. A gzip file is known by
 * its first bytes, not by its name. Bounded memory; one pass for lines, hash and size.
 *
 * <p>Blank lines are not lines. The header may carry a byte order mark.
 */
public final class CsvReader {
  private static final int BUFFER = 1 << 16;

  private final CsvFormat format;

  public CsvReader(CsvFormat format) {
    this.format = format;
  }

  /**
   * Reads a file from end to end; does not close the stream.
   *
   * @param name of the file, for messages
   * @param stream its bytes as they lie there
   * @throws StepException SOURCE_UNAVAILABLE if reading fails, BAD_INPUT if the file is empty,
   *     lacks a column or is a broken archive
   */
  public FileDigest read(String name, InputStream stream, Consumer<SourceLine> lines) {
    DigestStream bytes = new DigestStream(stream);
    try {
      long count = readLines(name, new BufferedInputStream(bytes, BUFFER), lines);
      bytes.drain();
      return new FileDigest(name, bytes.sha256(), bytes.bytes(), count);
    } catch (ZipException | EOFException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a gzip file is broken or cut off [%s]. Maybe it was copied while still being written."
              .formatted(name),
          e);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a file cannot be read to its end [%s: %s].".formatted(name, e.getMessage()),
          e);
    }
  }

  private long readLines(String name, InputStream bytes, Consumer<SourceLine> lines)
      throws IOException {
    RecordScanner records = new RecordScanner(unpacked(name, bytes), format.delimiter());
    if (records.dropMark()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a file is encoded in UTF-16 [%s]. Maybe save it as CSV UTF-8.".formatted(name));
    }
    if (!records.next()) {
      throw new StepException(
          ErrorCode.BAD_INPUT, "a file is empty [%s]. Maybe the export failed.".formatted(name));
    }
    CsvHeader header = CsvHeader.of(name, records.fields(), format);
    LineParser parser = new LineParser(header, format);
    records.expect(header.names().size(), parser::isLine);
    long count = 0;
    while (records.next()) {
      lines.accept(parser.parse(records));
      count++;
    }
    return count;
  }

  private static InputStream unpacked(String name, InputStream bytes) throws IOException {
    bytes.mark(2);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    if (first == 'P' && second == 'K') {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a file is a ZIP archive or a workbook, no CSV [%s]. Maybe save it as CSV."
              .formatted(name));
    }
    return first == 0x1F && second == 0x8B ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }
}
