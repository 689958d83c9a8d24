package clientele.infra.source.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Unpacks pages: plain, Snappy, gzip, Zstandard and LZ4. */
final class Codec {
  /** Most bytes of a page, packed or not. */
  static final int LARGEST = 256 << 20;

  private Codec() {}

  /**
   * Unpacks a page.
   *
   * @param number of the codec, as the format has it
   * @param packed its bytes
   * @param size of what is in them
   */
  static ByteBuffer unpack(int number, ByteBuffer packed, int size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new BrokenParquet("a page has no good size");
    }
    return switch (number) {
      case 0 -> packed;
      case 1 -> unpack(new SnappyDecompressor(), packed, size);
      case 2 -> gzip(packed, size);
      case 6 -> unpack(new ZstdDecompressor(), packed, size);
      case 7 -> unpack(new Lz4Decompressor(), packed, size);
      default -> throw new BrokenParquet("its pages are packed by codec " + number);
    };
  }

  private static ByteBuffer unpack(Decompressor codec, ByteBuffer packed, int size)
      throws IOException {
    byte[] out = new byte[size];
    try {
      int length =
          codec.decompress(
              packed.array(),
              packed.arrayOffset() + packed.position(),
              packed.remaining(),
              out,
              0,
              size);
      return ByteBuffer.wrap(out, 0, length);
    } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new BrokenParquet("a page is damaged", e);
    }
  }

  private static ByteBuffer gzip(ByteBuffer packed, int size) throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            new ByteArrayInputStream(
                packed.array(), packed.arrayOffset() + packed.position(), packed.remaining()))) {
      return ByteBuffer.wrap(in.readNBytes(size));
    }
  }
}
