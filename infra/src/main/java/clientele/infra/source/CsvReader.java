package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig;
import clientele.infra.source.bytes.DigestStream;
import clientele.infra.source.bytes.LimitedStream;
import clientele.infra.source.bytes.Utf8Stream;
import clientele.infra.source.bytes.ZippedStream;
import clientele.infra.source.parquet.BrokenParquet;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the lines of one CSV file from a stream, wherever that comes from. A gzip file or a ZIP
 * archive of one CSV file is known by its first bytes, not by its name. Bounded memory; one pass
 * for lines, hash and size.
 *
 * <p>Blank lines are not lines, nor are rows of delimiters alone and further headers. The header
 * may carry a byte order mark, and a file of UTF-16 is known by its own or by its zeros.
 */
public final class CsvReader {
  private static final int BUFFER = 1 << 16;

  private final CsvFormat format;
  private final Map<String, String> remarks = new ConcurrentSkipListMap<>();
  private final Map<String, FileShape> shapes = new ConcurrentSkipListMap<>();

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
    } catch (ZippedStream.NotOneFile e) {
      throw notOneFile(name, e);
    } catch (BrokenParquet e) {
      throw broken(name, e);
    } catch (ZipException | EOFException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a packed file is broken or cut off [%s]. Maybe it was copied while still being written."
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
    Text text = text(name, bytes);
    FileHead head = FileHead.of(name, text.begin, text.wide ? format.asUtf8() : format);
    head.remark(name, format)
        .ifPresentOrElse(r -> remarks.put(name, r), () -> remarks.remove(name));
    requireOneOrder(name, head.format().datePattern());
    FileLines read = new FileLines(name, head, lines, format.reading().limits().lines());
    try {
      return read.read(text.stream);
    } finally {
      shapes.put(name, read.shape(text.wide));
    }
  }

  /** A file of the first days of a month fits day/month and month/day; its neighbours tell. */
  private void requireOneOrder(String name, String pattern) {
    if (format.reading().layout() != ReadingConfig.Layout.AUTO) {
      return;
    }
    shapes
        .values()
        .forEach(
            other -> {
              if (DateSample.areMixedUp(pattern, other.dates().get(0))) {
                throw new StepException(
                    ErrorCode.BAD_INPUT,
                    "dates of two files are read in two ways [%s: %s, %s: %s]. Maybe set source.date-format to one of them and source.layout to %s."
                        .formatted(
                            other.file(),
                            other.dates().get(0),
                            name,
                            pattern,
                            other.layout().name().toLowerCase(Locale.ROOT)));
              }
            });
  }

  /** A file's text from its beginning on, what stands there, and whether it was UTF-16. */
  private static final class Text {
    private final InputStream stream;
    private final byte[] begin;
    private final boolean wide;

    Text(InputStream stream, byte[] begin, boolean wide) {
      this.stream = stream;
      this.begin = begin;
      this.wide = wide;
    }
  }

  private Text text(String name, DigestStream bytes) throws IOException {
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
    return new Text(text, begin, wide != plain);
  }

  /**
   * What a file's beginning shows, where reading it would stop because that is not plain.
   *
   * @throws StepException as reading does, but for what may be read in two ways
   */
  public FileShape look(String name, InputStream stream) {
    DigestStream bytes = new DigestStream(stream);
    try {
      Text text = text(name, bytes);
      return FileHead.undecided(name, text.begin, text.wide ? format.asUtf8() : format);
    } catch (ZippedStream.NotOneFile e) {
      throw notOneFile(name, e);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a file cannot be read [%s: %s].".formatted(name, e.getMessage()),
          e);
    }
  }

  /** How each file was read, by its name; also one that was given up on the way. */
  public Map<String, FileShape> shapes() {
    return Map.copyOf(shapes);
  }

  /** How each file that has been read was understood, where no setting says it so. */
  public List<String> remarks() {
    return List.copyOf(remarks.values());
  }

  /** What is said of a Parquet file that cannot be read. */
  public static StepException broken(String name, BrokenParquet cause) {
    return new StepException(
        ErrorCode.BAD_INPUT,
        "a Parquet file cannot be read [%s: %s]. Maybe it was copied while still being written, or write it again with Snappy."
            .formatted(name, cause.getMessage()),
        cause);
  }

  private static StepException notOneFile(String name, IOException cause) {
    return new StepException(
        ErrorCode.BAD_INPUT,
        "a ZIP archive holds more than one CSV file [%s]. Maybe unpack it into the folder."
            .formatted(name),
        cause);
  }

  private static InputStream unpacked(String name, InputStream bytes) throws IOException {
    bytes.mark(2);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    if (first == 'P' && second == 'K') {
      return ZippedStream.of(bytes)
          .orElseThrow(
              () ->
                  new StepException(
                      ErrorCode.BAD_INPUT,
                      "a file is a workbook or a ZIP archive without a CSV file [%s]. Maybe save it as CSV."
                          .formatted(name)));
    }
    return first == 0x1F && second == 0x8B ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }
}
