package clientele.infra.source;

import clientele.infra.source.bytes.DigestStream;
import clientele.infra.source.bytes.LimitedStream;
import clientele.infra.source.bytes.Utf8Stream;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the lines of one CSV file from a stream, wherever that comes from. A gzip file is known by
 * its first bytes, not by its name. Bounded memory; one pass for lines, hash and size.
 *
 * <p>Blank lines are not lines, nor are rows of delimiters alone and further headers. The header
 * may carry a byte order mark, and a file of UTF-16 is known by its own or by its zeros.
 */
public final class CsvReader {
  private static final int BUFFER = 1 << 16;

  private final CsvFormat format;
  private final Map<String, String> remarks = new ConcurrentSkipListMap<>();

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
      long count = readLines(name, bytes, lines);
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

  private long readLines(String name, DigestStream bytes, Consumer<SourceLine> lines)
      throws IOException {
    InputStream packed = new BufferedInputStream(bytes, BUFFER);
    InputStream plain =
        new BufferedInputStream(
            new LimitedStream(
                name, unpacked(name, packed), format.reading().limits(), bytes::bytes),
            BUFFER);
    InputStream wide = Utf8Stream.of(plain);
    BufferedInputStream text = new BufferedInputStream(wide, BUFFER);
    text.mark(FileHead.LOOK + 1);
    byte[] begin = text.readNBytes(FileHead.LOOK);
    text.reset();
    FileHead head = FileHead.of(name, begin, wide == plain ? format : format.asUtf8());
    head.remark(name, format)
        .ifPresentOrElse(r -> remarks.put(name, r), () -> remarks.remove(name));
    return new FileLines(name, head, lines, format.reading().limits().lines()).read(text);
  }

  /** How each file that has been read was understood, where no setting says it so. */
  public List<String> remarks() {
    return List.copyOf(remarks.values());
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
