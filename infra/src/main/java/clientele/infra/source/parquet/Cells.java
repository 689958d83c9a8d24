package clientele.infra.source.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;

/** Values of a column, one after another as they lie plainly in a page, as texts of cells. */
final class Cells {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

  /** The Julian day of 1970-01-01. */
  private static final int EPOCH = 2_440_588;

  private static final long MILLIS = 1_000;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private final Column column;
  private final ByteBuffer bytes;
  private int bit;

  Cells(Column column, ByteBuffer bytes) {
    this.column = column;
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next one; fails with BufferUnderflowException where there is none. */
  String next() throws IOException {
    return switch (column.physical()) {
      case BOOLEAN -> truth();
      case INT32 -> int32(bytes.getInt());
      case INT64 -> int64(bytes.getLong());
      case INT96 -> int96();
      case FLOAT -> number(Float.toString(bytes.getFloat()));
      case DOUBLE -> number(Double.toString(bytes.getDouble()));
      case BYTE_ARRAY -> binary(bytes.getInt());
      case FIXED -> binary(column.length());
    };
  }

  private String truth() {
    boolean yes = (bytes.get(bytes.position()) >>> bit & 1) == 1;
    bit++;
    if (bit == 8) {
      bit = 0;
      bytes.get();
    }
    return String.valueOf(yes);
  }

  private String int32(int value) {
    return switch (column.meaning()) {
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case DECIMAL -> BigDecimal.valueOf(value, column.scale()).toPlainString();
      case UNSIGNED -> Integer.toUnsignedString(value);
      default -> Integer.toString(value);
    };
  }

  private String int64(long value) {
    return switch (column.meaning()) {
      case DECIMAL -> BigDecimal.valueOf(value, column.scale()).toPlainString();
      case UNSIGNED -> Long.toUnsignedString(value);
      case LOCAL_MILLIS -> LOCAL.format(time(value, MILLIS));
      case LOCAL_MICROS -> LOCAL.format(time(value, MICROS));
      case LOCAL_NANOS -> LOCAL.format(time(value, NANOS));
      case INSTANT_MILLIS -> INSTANT.format(time(value, MILLIS));
      case INSTANT_MICROS -> INSTANT.format(time(value, MICROS));
      case INSTANT_NANOS -> INSTANT.format(time(value, NANOS));
      default -> Long.toString(value);
    };
  }

  /** A time as older programs write it: nanoseconds of the day, and the Julian day. */
  private String int96() {
    long nanos = bytes.getLong();
    long day = bytes.getInt() - (long) EPOCH;
    return INSTANT.format(
        LocalDateTime.ofEpochSecond(
            Math.addExact(Math.multiplyExact(day, 86_400L), Math.floorDiv(nanos, NANOS)),
            0,
            ZoneOffset.UTC));
  }

  private static LocalDateTime time(long value, long perSecond) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(Math.floorDiv(value, perSecond)), ZoneOffset.UTC);
  }

  /** Without an exponent; what is no number stays no number. */
  private static String number(String text) {
    boolean digits = text.chars().noneMatch(c -> c == 'N' || c == 'I');
    return digits ? new BigDecimal(text).toPlainString() : "NaN";
  }

  private String binary(int length) throws IOException {
    if (length < 0 || length > bytes.remaining()) {
      throw new BrokenParquet("a page is damaged");
    }
    byte[] value = new byte[length];
    bytes.get(value);
    return switch (column.meaning()) {
      case DECIMAL ->
          length == 0 ? "0" : new BigDecimal(new BigInteger(value), column.scale()).toPlainString();
      case UUID -> {
        ByteBuffer both = ByteBuffer.wrap(value);
        yield new UUID(both.getLong(), both.getLong()).toString();
      }
      case TEXT -> new String(value, StandardCharsets.UTF_8);
      default ->
          column.physical() == Column.Physical.FIXED
              ? HexFormat.of().formatHex(value)
              : new String(value, StandardCharsets.UTF_8);
    };
  }
}
