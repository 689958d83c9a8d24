package clientele.infra.source.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * A sample of a file too long to be read in a few seconds: its beginning, and pieces spread evenly
 * over the rest, each of whole physical lines.
 */
final class SpreadStream extends InputStream {
  /** A file of less than this is not sampled. */
  static final long LEAST = 96L << 20;

  private static final int HEAD = 16 << 20;
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 48;

  private final SeekableByteChannel file;
  private final long size;
  private byte[] part = new byte[0];
  private int at;
  private int pieces;
  private long headLines;

  /** Samples a file, which is closed with the stream. */
  SpreadStream(SeekableByteChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /** Bytes of the sample. */
  static long bytes() {
    return HEAD + (long) PIECES * PIECE;
  }

  /** Up to this one, the number of a line is its number in the file. */
  long headLines() {
    return headLines;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (at == part.length) {
      if (pieces > PIECES) {
        return -1;
      }
      part = next();
      at = 0;
    }
    int count = Math.min(length, part.length - at);
    System.arraycopy(part, at, bytes, from, count);
    at += count;
    return count;
  }

  private byte[] next() throws IOException {
    boolean head = pieces == 0;
    long begin = head ? 0 : HEAD + (size - HEAD - PIECE) / PIECES * pieces;
    pieces++;
    byte[] found = at(begin, head ? HEAD : PIECE);
    int from = head ? 0 : behindBreak(found, 0);
    int to = found.length;
    while (to > from && found[to - 1] != '\n') {
      to--;
    }
    if (head) {
      for (int i = 0; i < to; i++) {
        headLines += found[i] == '\n' ? 1 : 0;
      }
    }
    return Arrays.copyOfRange(found, from, Math.max(from, to));
  }

  private byte[] at(long begin, int length) throws IOException {
    file.position(begin);
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      // until it is full or the file has ended
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static int behindBreak(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
