package clientele.infra.source.parquet;

import clientele.infra.source.parquet.Thrift.Struct;

/**
 * A flat column of the schema.
 *
 * @param name its header
 * @param physical how values lie in the file
 * @param length bytes of a value of fixed length
 * @param optional whether a value may lack
 * @param meaning what a value means
 * @param scale decimals of a decimal
 */
record Column(
    String name, Physical physical, int length, boolean optional, Meaning meaning, int scale) {

  /** As they are numbered in the format. */
  enum Physical {
    BOOLEAN,
    INT32,
    INT64,
    INT96,
    FLOAT,
    DOUBLE,
    BYTE_ARRAY,
    FIXED
  }

  /** What a value means beyond its bytes. */
  enum Meaning {
    PLAIN,
    TEXT,
    DECIMAL,
    DATE,
    /** Of a timestamp: its unit, and whether it is an instant. */
    LOCAL_MILLIS,
    LOCAL_MICROS,
    LOCAL_NANOS,
    INSTANT_MILLIS,
    INSTANT_MICROS,
    INSTANT_NANOS,
    UNSIGNED,
    UUID
  }

  /** The column of a schema element. */
  static Column of(Struct element) throws BrokenParquet {
    int type = element.whole(1, -1);
    if (type < 0 || type >= Physical.values().length) {
      throw new BrokenParquet("a column has no known type");
    }
    Physical physical = Physical.values()[type];
    Meaning meaning = meaning(element);
    int length = element.whole(2, 0);
    if (physical == Physical.FIXED && (length < 1 || length > 1 << 16)) {
      throw new BrokenParquet("a column has values of no length");
    }
    int scale =
        element.struct(10).has(5) ? element.struct(10).struct(5).whole(1, 0) : element.whole(7, 0);
    return new Column(element.text(4), physical, length, element.whole(3, 0) == 1, meaning, scale);
  }

  private static Meaning meaning(Struct element) {
    Struct logical = element.struct(10);
    if (logical.has(8)) {
      Struct stamp = logical.struct(8);
      boolean instant = stamp.yes(1, false);
      Struct unit = stamp.struct(2);
      return unit.has(1)
          ? instant ? Meaning.INSTANT_MILLIS : Meaning.LOCAL_MILLIS
          : unit.has(2)
              ? instant ? Meaning.INSTANT_MICROS : Meaning.LOCAL_MICROS
              : instant ? Meaning.INSTANT_NANOS : Meaning.LOCAL_NANOS;
    }
    if (logical.has(14)) {
      return Meaning.UUID;
    }
    if (logical.has(1) || logical.has(4) || logical.has(12)) {
      return Meaning.TEXT;
    }
    if (logical.has(5)) {
      return Meaning.DECIMAL;
    }
    if (logical.has(6)) {
      return Meaning.DATE;
    }
    return converted((int) element.number(6, -1));
  }

  /** The older way to say it. */
  private static Meaning converted(int type) {
    return switch (type) {
      case 0, 4, 19 -> Meaning.TEXT;
      case 5 -> Meaning.DECIMAL;
      case 6 -> Meaning.DATE;
      case 9 -> Meaning.INSTANT_MILLIS;
      case 10 -> Meaning.INSTANT_MICROS;
      case 11, 12, 13, 14 -> Meaning.UNSIGNED;
      default -> Meaning.PLAIN;
    };
  }
}
