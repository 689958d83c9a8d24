package clientele.infra.source.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A record as text for people. */
public final class ShownLine {
  private ShownLine() {}

  /**
   * The record, cut; bytes that are no text are shown as Latin-1, NUL as U+2400.
   *
   * @param most bytes that are shown
   */
  public static String of(Fields fields, LineDecoding decoding, int most) {
    int cut = Math.min(fields.end, fields.start + most);
    while (cut < fields.end && cut > fields.start && (fields.bytes[cut] & 0xC0) == 0x80) {
      cut--; // not through the middle of a UTF-8 character
    }
    Charset charset =
        decoding.of(fields.bytes, fields.start, cut).orElse(StandardCharsets.ISO_8859_1);
    String text = new String(fields.bytes, fields.start, cut - fields.start, charset);
    return text.replace('\0', '\u2400') + (cut < fields.end ? "…" : "");
  }
}
