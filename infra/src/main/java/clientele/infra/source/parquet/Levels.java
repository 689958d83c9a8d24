package clientele.infra.source.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Small whole numbers as runs of one value or packed bit by bit. Source: Apache Parquet, "Run
 * Length Encoding / Bit-Packing Hybrid".
 */
final class Levels {
  private final ByteBuffer bytes;
  private final int width;
  private long left;
  private boolean packed;
  private int value;
  private long held;
  private int bits;

  /**
   * Reads them.
   *
   * @param bytes the runs
   * @param width bits of a number, 0 to 32
   */
  Levels(ByteBuffer bytes, int width) throws BrokenParquet {
    if (width < 0 || width > 32) {
      throw new BrokenParquet("numbers of a page have no good width");
    }
    this.bytes = bytes;
    this.width = width;
  }

  /** The next number; fails with BufferUnderflowException where there is none. */
  int next() throws IOException {
    if (width == 0) {
      return 0;
    }
    while (left == 0) {
      run();
    }
    left--;
    if (!packed) {
      return value;
    }
    while (bits < width) {
      // the last run may end before its eight numbers do
      held |= (long) (bytes.hasRemaining() ? bytes.get() & 0xFF : 0) << bits;
      bits += 8;
    }
    int number = (int) (held & ((1L << width) - 1));
    held >>>= width;
    bits -= width;
    return number;
  }

  private void run() throws IOException {
    long head = 0;
    for (int shift = 0; ; shift += 7) {
      if (shift > 35) {
        throw new BrokenParquet("a run of a page is too long");
      }
      byte next = bytes.get();
      head |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        break;
      }
    }
    packed = (head & 1) == 1;
    held = 0;
    bits = 0;
    if (packed) {
      left = (head >>> 1) * 8;
    } else {
      left = head >>> 1;
      value = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        value |= (bytes.get() & 0xFF) << (8 * i);
      }
    }
  }
}
