package clientele.infra.source.parquet;

import clientele.infra.source.parquet.Footer.Chunk;
import clientele.infra.source.parquet.Thrift.Struct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a column in a group of rows, page by page: one page and the dictionary are in memory
 * at a time. Source: Apache Parquet, "Data pages" and "Encodings".
 */
final class Pages {
  /** Bytes in which the head of a page is looked for; statistics may make it long. */
  private static final int HEAD = 1 << 16;

  private static final int PLAIN = 0;
  private static final int OLD_DICTIONARY = 2;
  private static final int RUNS = 3;
  private static final int DICTIONARY = 8;

  private final SeekableByteChannel file;
  private final Chunk chunk;
  private final long end;
  private long at;
  private List<String> dictionary = List.of();
  private long left;
  private Levels defined;
  private Source cells = () -> "";

  /** Where the cells of a page come from. */
  private interface Source {
    String next() throws IOException;
  }

  Pages(SeekableByteChannel file, Chunk chunk) throws IOException {
    this.file = file;
    this.chunk = chunk;
    this.at = chunk.from();
    this.end = chunk.from() + chunk.bytes();
    this.defined = new Levels(ByteBuffer.allocate(0), 0);
  }

  /** The next cell, empty where there is no value. */
  String next() throws IOException {
    while (left == 0) {
      page();
    }
    left--;
    boolean there = !chunk.column().optional() || defined.next() == 1;
    return there ? cells.next() : "";
  }

  private void page() throws IOException {
    if (at >= end) {
      throw new BrokenParquet("a column has too few values");
    }
    ByteBuffer look = Footer.read(file, at, (int) Math.min(HEAD, end - at));
    Struct head = new Thrift(look).struct();
    int packed = head.whole(3, -1);
    int size = head.whole(2, -1);
    long from = at + look.position();
    if (packed < 0 || packed > Codec.LARGEST || packed > end - from) {
      throw new BrokenParquet("a page has no good size");
    }
    at = from + packed;
    switch ((int) head.number(1, -1)) {
      case 0 -> data(head.struct(5), Codec.unpack(chunk.codec(), body(from, packed), size));
      case 2 -> words(head.struct(7), Codec.unpack(chunk.codec(), body(from, packed), size));
      case 3 -> newer(head.struct(8), body(from, packed), size);
      default -> {
        // an index, which is not needed
      }
    }
  }

  private ByteBuffer body(long from, int length) throws IOException {
    return Footer.read(file, from, length);
  }

  private void words(Struct head, ByteBuffer body) throws IOException {
    Cells plain = new Cells(chunk.column(), body);
    List<String> words = new ArrayList<>();
    for (long i = head.number(1, 0); i > 0; i--) {
      words.add(plain.next());
    }
    dictionary = words;
  }

  private void data(Struct head, ByteBuffer body) throws IOException {
    left = head.number(1, 0);
    if (chunk.column().optional()) {
      if (head.number(3, RUNS) != RUNS) {
        throw new BrokenParquet("a page tells its blanks in an old way");
      }
      int length = body.order(ByteOrder.LITTLE_ENDIAN).getInt();
      defined = new Levels(part(body, length), 1);
    }
    values((int) head.number(2, -1), body);
  }

  /** A page whose blanks are told outside of what is packed. */
  private void newer(Struct head, ByteBuffer body, int size) throws IOException {
    left = head.number(1, 0);
    int repeats = head.whole(6, 0);
    int blanks = head.whole(5, 0);
    part(body, repeats);
    defined = new Levels(part(body, blanks), 1);
    ByteBuffer values =
        head.yes(7, true)
            ? Codec.unpack(chunk.codec(), body.slice(), size - repeats - blanks)
            : body.slice();
    values((int) head.number(4, -1), values);
  }

  private static ByteBuffer part(ByteBuffer body, int length) throws IOException {
    if (length < 0 || length > body.remaining()) {
      throw new BrokenParquet("a page is damaged");
    }
    ByteBuffer part = body.slice().limit(length);
    body.position(body.position() + length);
    return part;
  }

  private void values(int encoding, ByteBuffer body) throws IOException {
    switch (encoding) {
      case PLAIN -> {
        Cells plain = new Cells(chunk.column(), body);
        cells = plain::next;
      }
      case OLD_DICTIONARY, DICTIONARY -> {
        int width = body.hasRemaining() ? body.get() & 0xFF : 0;
        Levels places = new Levels(body, width);
        cells = () -> word(places.next());
      }
      case RUNS -> {
        if (chunk.column().physical() != Column.Physical.BOOLEAN) {
          throw new BrokenParquet("its values are written by encoding " + encoding);
        }
        Levels bits = new Levels(part(body, body.order(ByteOrder.LITTLE_ENDIAN).getInt()), 1);
        cells = () -> String.valueOf(bits.next() == 1);
      }
      default -> throw new BrokenParquet("its values are written by encoding " + encoding);
    }
  }

  private String word(int place) throws BrokenParquet {
    if (place < 0 || place >= dictionary.size()) {
      throw new BrokenParquet("a page is damaged");
    }
    return dictionary.get(place);
  }
}
