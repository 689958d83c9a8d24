package clientele.infra.source.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A Parquet file as the text of a CSV file of commas, its header first: days and times as ISO 8601
 * has them, instants with Z, numbers with a point and without an exponent, blank for no value.
 */
public final class ParquetText extends InputStream {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Characters that are made at a time. */
  private static final int PIECE = 1 << 15;

  private final SeekableByteChannel file;
  private final Footer footer;
  private final Iterator<Footer.Group> groups;
  private final List<Pages> pages = new ArrayList<>();
  private long rows;
  private byte[] text;
  private int at;

  private ParquetText(SeekableByteChannel file) throws IOException {
    this.file = file;
    this.footer = Footer.of(file);
    this.groups = footer.groups().iterator();
    StringBuilder header = new StringBuilder();
    footer.columns().forEach(column -> cell(header, column.name()));
    this.text = bytes(end(header));
  }

  /** Whether a file begins as a Parquet file does. */
  public static boolean is(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * Opens it.
   *
   * @throws BrokenParquet if it is cut off, encrypted or written in a way that is not read; reading
   *     on may find so, too
   */
  public static InputStream of(Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return new ParquetText(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw broken(e);
    }
  }

  @Override
  public int read() throws IOException {
    return fill() ? text[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, text.length - at);
    System.arraycopy(text, at, buffer, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean fill() throws IOException {
    if (at < text.length) {
      return true;
    }
    StringBuilder piece = new StringBuilder();
    try {
      while (piece.length() < PIECE && nextGroup()) {
        for (Pages column : pages) {
          cell(piece, column.next());
        }
        end(piece);
        rows--;
      }
    } catch (RuntimeException e) {
      throw broken(e);
    }
    text = bytes(piece);
    at = 0;
    return text.length > 0;
  }

  private boolean nextGroup() throws IOException {
    while (rows == 0) {
      if (!groups.hasNext()) {
        return false;
      }
      Footer.Group group = groups.next();
      rows = group.rows();
      pages.clear();
      for (Footer.Chunk chunk : group.chunks()) {
        pages.add(new Pages(file, chunk));
      }
    }
    return true;
  }

  private static void cell(StringBuilder text, String cell) {
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != '"' && c != ',' && c != '\n' && c != '\r';
    }
    if (plain) {
      text.append(cell);
    } else {
      text.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
    text.append(',');
  }

  /** A line has a delimiter between its cells, not behind the last. */
  private static StringBuilder end(StringBuilder text) {
    text.setLength(Math.max(0, text.length() - 1));
    return text.append('\n');
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a damaged file makes of reading it is said as what it is. */
  private static IOException broken(Exception e) {
    if (e instanceof BufferUnderflowException
        || e instanceof IndexOutOfBoundsException
        || e instanceof ArithmeticException
        || e instanceof DateTimeException
        || e instanceof IllegalArgumentException) {
      return new BrokenParquet("it is damaged", e);
    }
    if (e instanceof IOException io) {
      return io;
    }
    throw (RuntimeException) e;
  }
}
