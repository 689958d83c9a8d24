package clientele.infra.source.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Structures in Thrift's compact protocol, by the numbers of their fields. Source: Apache Thrift,
 * "Thrift compact protocol encoding".
 */
final class Thrift {
  private static final int DEEPEST = 32;

  private final ByteBuffer bytes;

  Thrift(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** A structure's fields: Long, Boolean, Double, byte[], List or Struct. */
  static final class Struct {
    private final Map<Integer, Object> fields = new TreeMap<>();

    boolean has(int field) {
      return fields.containsKey(field);
    }

    /** A whole number; the fallback where the field is not there. */
    long number(int field, long fallback) {
      return fields.get(field) instanceof Long value ? value : fallback;
    }

    int whole(int field, int fallback) throws BrokenParquet {
      long value = number(field, fallback);
      if (value != (int) value) {
        throw new BrokenParquet("a size is too large");
      }
      return (int) value;
    }

    boolean yes(int field, boolean fallback) {
      return fields.get(field) instanceof Boolean value ? value : fallback;
    }

    String text(int field) {
      return fields.get(field) instanceof byte[] value
          ? new String(value, StandardCharsets.UTF_8)
          : "";
    }

    Struct struct(int field) {
      return fields.get(field) instanceof Struct value ? value : new Struct();
    }

    List<Struct> structs(int field) {
      List<Struct> all = new ArrayList<>();
      if (fields.get(field) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof Struct struct) {
            all.add(struct);
          }
        }
      }
      return all;
    }

    List<String> texts(int field) {
      List<String> all = new ArrayList<>();
      if (fields.get(field) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof byte[] text) {
            all.add(new String(text, StandardCharsets.UTF_8));
          }
        }
      }
      return all;
    }
  }

  /** The structure that begins here. */
  Struct struct() throws IOException {
    return struct(0);
  }

  private Struct struct(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new BrokenParquet("its description is too deep");
    }
    Struct struct = new Struct();
    int field = 0;
    while (true) {
      int head = bytes.get() & 0xFF;
      int type = head & 0x0F;
      if (type == 0) {
        return struct;
      }
      int step = head >>> 4;
      field = step == 0 ? (int) zigzag() : field + step;
      struct.fields.put(field, type <= 2 ? (Object) (type == 1) : value(type, depth));
    }
  }

  private Object value(int type, int depth) throws IOException {
    return switch (type) {
      case 1, 2 -> bytes.get() == 1;
      case 3 -> (long) bytes.get();
      case 4, 5, 6 -> zigzag();
      case 7 -> bytes.order(ByteOrder.LITTLE_ENDIAN).getDouble();
      case 8 -> binary();
      case 9, 10 -> list(depth);
      case 11 -> map(depth);
      case 12 -> struct(depth + 1);
      default -> throw new BrokenParquet("its description is damaged");
    };
  }

  private List<Object> list(int depth) throws IOException {
    int head = bytes.get() & 0xFF;
    long size = head >>> 4 == 15 ? varint() : head >>> 4;
    List<Object> items = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      items.add(value(head & 0x0F, depth + 1));
    }
    return items;
  }

  /** Passed over: nothing that is wanted is a map. */
  private List<Object> map(int depth) throws IOException {
    long size = varint();
    int types = size == 0 ? 0 : bytes.get() & 0xFF;
    for (long i = 0; i < size; i++) {
      value(types >>> 4, depth + 1);
      value(types & 0x0F, depth + 1);
    }
    return List.of();
  }

  private byte[] binary() throws IOException {
    long size = varint();
    if (size < 0 || size > bytes.remaining()) {
      throw new BrokenParquet("it is cut off");
    }
    byte[] value = new byte[(int) size];
    bytes.get(value);
    return value;
  }

  private long zigzag() throws IOException {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BrokenParquet("its description is damaged");
  }
}
