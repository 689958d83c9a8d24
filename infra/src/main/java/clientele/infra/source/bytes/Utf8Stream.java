package clientele.infra.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of UTF-16 as UTF-8. Half a pair of surrogates becomes bytes that are no text, so that the
 * line it stands on is known as bad.
 */
public final class Utf8Stream extends InputStream {
  private static final int LOOK = 1 << 12;

  private final InputStream in;
  private final boolean bigEndian;
  private final byte[] units = new byte[1 << 14];
  private byte[] ready = new byte[0];
  private int at;
  private int high = -1;

  private Utf8Stream(InputStream in, boolean bigEndian) {
    this.in = in;
    this.bigEndian = bigEndian;
  }

  /**
   * The same stream, or one that makes UTF-8 of it where it is UTF-16: by its mark, or because
   * every other byte of its beginning is zero.
   *
   * @param in must support marks
   */
  public static InputStream of(InputStream in) throws IOException {
    Optional<Charset> wide = wide(in);
    return wide.isPresent() ? new Utf8Stream(in, wide.get().equals(StandardCharsets.UTF_16BE)) : in;
  }

  private static Optional<Charset> wide(InputStream in) throws IOException {
    in.mark(LOOK);
    byte[] begin = in.readNBytes(LOOK);
    in.reset();
    if (begin.length >= 2 && (begin[0] & 0xFF) == 0xFF && (begin[1] & 0xFF) == 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (begin.length >= 2 && (begin[0] & 0xFF) == 0xFE && (begin[1] & 0xFF) == 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int[] zeros = new int[2];
    for (int i = 0; i < begin.length; i++) {
      zeros[i % 2] += begin[i] == 0 ? 1 : 0;
    }
    int pairs = begin.length / 2;
    if (pairs > 0 && zeros[1] > 0.8 * pairs && zeros[0] < 0.1 * pairs) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return pairs > 0 && zeros[0] > 0.8 * pairs && zeros[1] < 0.1 * pairs
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == ready.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, buffer, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    int read = in.readNBytes(units, 0, units.length);
    if (read == 0 && high < 0) {
      return false;
    }
    byte[] out = new byte[read * 2 + 8];
    int to = 0;
    for (int i = 0; i + 1 < read; i += 2) {
      int unit =
          bigEndian
              ? ((units[i] & 0xFF) << 8) | (units[i + 1] & 0xFF)
              : ((units[i + 1] & 0xFF) << 8) | (units[i] & 0xFF);
      if (high >= 0 && Character.isLowSurrogate((char) unit)) {
        to = put(out, to, Character.toCodePoint((char) high, (char) unit));
        high = -1;
        continue;
      }
      if (high >= 0) {
        to = put(out, to, high);
        high = -1;
      }
      if (Character.isHighSurrogate((char) unit)) {
        high = unit;
      } else {
        to = put(out, to, unit);
      }
    }
    if (read < units.length && high >= 0) {
      to = put(out, to, high);
      high = -1;
    }
    if (read % 2 == 1) {
      out[to++] = (byte) 0xFF; // half a character
    }
    ready = Arrays.copyOf(out, to);
    at = 0;
    return true;
  }

  /** As UTF-8 has it; of half a pair three bytes that UTF-8 does not have. */
  private static int put(byte[] out, int at, int point) {
    int to = at;
    if (point < 0x80) {
      out[to++] = (byte) point;
    } else if (point < 0x800) {
      out[to++] = (byte) (0xC0 | (point >> 6));
      out[to++] = (byte) (0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out[to++] = (byte) (0xE0 | (point >> 12));
      out[to++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      out[to++] = (byte) (0x80 | (point & 0x3F));
    } else {
      out[to++] = (byte) (0xF0 | (point >> 18));
      out[to++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      out[to++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      out[to++] = (byte) (0x80 | (point & 0x3F));
    }
    return to;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
