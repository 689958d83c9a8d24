package clientele.steps.core.matrix;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Several arrays of bytes in one, with a mark of what they are and a checksum, so that another kind
 * of file, or one cut short or changed, is refused instead of believed.
 */
public final class Envelope {
  private static final int HEAD = 12;

  private Envelope() {}

  /** Puts parts into one array. */
  public static byte[] seal(int mark, List<byte[]> parts) {
    long size = HEAD;
    for (byte[] part : parts) {
      size += 4L + part.length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putInt(mark).putLong(0);
    for (byte[] part : parts) {
      out.putInt(part.length).put(part);
    }
    return out.putLong(4, checksum(out.array())).array();
  }

  /**
   * Takes them out again.
   *
   * @param what it should be, for messages
   * @throws IllegalArgumentException if it is not that, whole and unchanged
   */
  public static List<byte[]> open(int mark, byte[] bytes, String what) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != mark) {
        throw new IllegalArgumentException("not " + what);
      }
      if (in.getLong() != checksum(bytes)) {
        throw new IllegalArgumentException(what + " is cut short or changed");
      }
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("not " + what, cut);
    }
    List<byte[]> parts = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] part = new byte[in.getInt()];
      in.get(part);
      parts.add(part);
    }
    return parts;
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, HEAD, bytes.length - HEAD);
    return crc.getValue();
  }
}
