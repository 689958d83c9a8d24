package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.Fields;
import clientele.steps.port.Identity;
import clientele.steps.port.LineDetail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** What a record tells beyond the columns that enter features. */
final class LineDetails {
  /** Columns whose text is a detail as it stands. */
  private static final Map<CsvColumn, LineDetail> TEXTS =
      new EnumMap<>(
          Map.of(
              CsvColumn.ORDER_NAME, LineDetail.ORDER_NAME,
              CsvColumn.LINE_ID, LineDetail.LINE_ID,
              CsvColumn.REFUND_OF, LineDetail.REFUND_OF,
              CsvColumn.CATEGORY, LineDetail.CATEGORY,
              CsvColumn.VENDOR, LineDetail.VENDOR,
              CsvColumn.CHANNEL, LineDetail.CHANNEL,
              CsvColumn.REGION, LineDetail.REGION,
              CsvColumn.CONSENT, LineDetail.CONSENT));

  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
  private final Map<LineDetail, String> constants = new EnumMap<>(LineDetail.class);
  private final int email;

  LineDetails(CsvHeader header, CsvFormat format) {
    Map<String, String> told = format.reading().orders().constants();
    TEXTS.forEach(
        (column, detail) -> {
          if (header.has(column)) {
            places.put(column, header.place(column));
          } else if (told.containsKey(column.key())) {
            constants.put(detail, told.get(column.key()));
          }
        });
    this.email = header.place(CsvColumn.EMAIL);
  }

  /** The details of a record; nothing where the file has no such column. */
  Map<LineDetail, String> of(Fields fields, Charset charset) {
    if (places.isEmpty() && constants.isEmpty() && email < 0) {
      return Map.of();
    }
    Map<LineDetail, String> details = new EnumMap<>(LineDetail.class);
    details.putAll(constants);
    places.forEach(
        (column, place) -> {
          String text = fields.text(place, charset).strip();
          if (!text.isEmpty()) {
            details.put(TEXTS.get(column), cut(text));
          }
        });
    String address = email < 0 ? "" : Identity.of(fields.text(email, charset));
    if (address.indexOf('@') > 0) {
      details.put(LineDetail.EMAIL_SHA256, sha256(address));
    }
    return Collections.unmodifiableMap(details);
  }

  /** As much of a text as is kept. */
  static String cut(String text) {
    return text.length() > LineDetail.LONGEST ? text.substring(0, LineDetail.LONGEST) : text;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
