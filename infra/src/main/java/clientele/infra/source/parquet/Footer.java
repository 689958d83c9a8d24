package clientele.infra.source.parquet;

import clientele.infra.source.parquet.Thrift.Struct;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a Parquet file says of itself at its end.
 *
 * @param columns flat ones, in their order; columns within columns and lists are passed over
 * @param groups of rows, in their order
 */
record Footer(List<Column> columns, List<Group> groups) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 64 << 20;

  /** Rows that lie together, and where each of the flat columns has its values of them. */
  record Group(long rows, List<Chunk> chunks) {}

  /** Values of a column: from where to where, how they are packed, how many there are. */
  record Chunk(Column column, long from, long bytes, int codec, long values) {}

  static Footer of(SeekableByteChannel file) throws IOException {
    long size = file.size();
    ByteBuffer end = read(file, Math.max(0, size - 8), 8);
    int length = end.order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] magic = new byte[4];
    end.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new BrokenParquet("it is cut off, or encrypted");
    }
    if (length < 0 || length > LONGEST || length > size - 12) {
      throw new BrokenParquet("its description has no good length");
    }
    try {
      return of(new Thrift(read(file, size - 8 - length, length)).struct());
    } catch (BufferUnderflowException e) {
      throw new BrokenParquet("its description is cut off", e);
    }
  }

  /** So many bytes from a place. */
  static ByteBuffer read(SeekableByteChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    file.position(from);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException("the file is cut off");
      }
    }
    return buffer.flip();
  }

  private static Footer of(Struct file) throws IOException {
    List<Column> flat = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Struct> elements = file.structs(2);
    int leaf = 0;
    int at = 1;
    while (at < elements.size()) {
      Struct element = elements.get(at);
      if (element.whole(5, 0) == 0) {
        if (element.whole(3, 0) != 2) {
          flat.add(Column.of(element));
          places.add(leaf);
        }
        leaf++;
        at++;
      } else {
        int end = behind(elements, at);
        for (; at < end; at++) {
          leaf += elements.get(at).whole(5, 0) == 0 ? 1 : 0;
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    for (Struct group : file.structs(4)) {
      groups.add(group(group, flat, places, leaf));
    }
    return new Footer(List.copyOf(flat), List.copyOf(groups));
  }

  /** The place behind an element and all that is within it. */
  private static int behind(List<Struct> elements, int at) throws IOException {
    long open = 1;
    int next = at;
    while (open > 0) {
      if (next >= elements.size()) {
        throw new BrokenParquet("its columns do not add up");
      }
      open += elements.get(next).whole(5, 0) - 1;
      next++;
    }
    return next;
  }

  private static Group group(Struct group, List<Column> flat, List<Integer> places, int leaves)
      throws IOException {
    List<Struct> chunks = group.structs(1);
    if (chunks.size() != leaves) {
      throw new BrokenParquet("its columns do not add up");
    }
    List<Chunk> found = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      Struct chunk = chunks.get(places.get(i));
      Struct meta = chunk.struct(3);
      if (!chunk.has(3) || !chunk.text(1).isEmpty()) {
        throw new BrokenParquet("its values are encrypted or lie in another file");
      }
      long data = meta.number(9, 0);
      long dictionary = meta.number(11, 0);
      long from = dictionary > 0 && dictionary < data ? dictionary : data;
      found.add(
          new Chunk(flat.get(i), from, meta.number(7, 0), meta.whole(4, 0), meta.number(5, 0)));
    }
    return new Group(group.number(3, 0), List.copyOf(found));
  }
}
