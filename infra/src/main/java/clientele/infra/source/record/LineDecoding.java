package clientele.infra.source.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out in which encoding a line that is not plain ASCII is valid. */
public final class LineDecoding {
  private final List<CharsetDecoder> decoders;
  private final Set<Charset> met = new LinkedHashSet<>();
  private final CharBuffer sink = CharBuffer.allocate(1 << 12);

  public LineDecoding(String encoding) {
    List<Charset> charsets =
        encoding.equals("auto")
            ? List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))
            : List.of(Charset.forName(encoding));
    decoders =
        charsets.stream()
            .map(
                charset ->
                    charset
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))
            .toList();
  }

  /** The first encoding in which these bytes are text; empty if they are in none. */
  public Optional<Charset> of(byte[] bytes, int from, int to) {
    if (halfPair(bytes, from, to)) {
      return Optional.empty();
    }
    for (CharsetDecoder decoder : decoders) {
      if (valid(decoder, bytes, from, to)) {
        met.add(decoder.charset());
        return Optional.of(decoder.charset());
      }
    }
    return Optional.empty();
  }

  /** The encodings of the lines so far that are not plain ASCII. */
  public Set<Charset> met() {
    return met;
  }

  /**
   * Half a pair of surrogates as three bytes: UTF-8 has none, and windows-1252 nobody writes so.
   */
  private static boolean halfPair(byte[] bytes, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (bytes[i] == (byte) 0xED
          && (bytes[i + 1] & 0xE0) == 0xA0
          && (bytes[i + 2] & 0xC0) == 0x80) {
        return true;
      }
    }
    return false;
  }

  private boolean valid(CharsetDecoder decoder, byte[] bytes, int from, int to) {
    decoder.reset();
    ByteBuffer input = ByteBuffer.wrap(bytes, from, to - from);
    while (true) {
      sink.clear();
      CoderResult result = decoder.decode(input, sink, true);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
    }
  }
}
