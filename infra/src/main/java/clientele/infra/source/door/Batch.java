package clientele.infra.source.door;

import clientele.infra.source.layout.CsvColumn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The lines of one month as a canonical file, written once. Its hash is that of the set of its
 * lines: whoever is asked may tell them in any order.
 */
final class Batch implements AutoCloseable {
  private final Path file;
  private final List<CsvColumn> columns;
  private final BufferedWriter out;
  private final MessageDigest digest = sha256();
  private final long[] sum = new long[4];
  private long lines;

  Batch(Path file, List<CsvColumn> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    out.write(String.join(",", columns.stream().map(CsvColumn::key).toList()));
    out.write('\n');
  }

  Path file() {
    return file;
  }

  void add(Map<CsvColumn, String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (CsvColumn column : columns) {
      line.append(line.isEmpty() && column == columns.get(0) ? "" : ",");
      quote(line, cells.getOrDefault(column, ""));
    }
    byte[] hash = digest.digest(line.toString().getBytes(StandardCharsets.UTF_8));
    add(hash);
    lines++;
    out.append(line).append('\n');
  }

  /** Lower-case hex, of all lines so far whatever their order. */
  String sha256Hex() {
    MessageDigest whole = sha256();
    for (long part : sum) {
      whole.update(HexFormat.of().toHexDigits(part).getBytes(StandardCharsets.US_ASCII));
    }
    whole.update(String.valueOf(lines).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(whole.digest());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Adds 256 bits, modulo two to the 256th. */
  private void add(byte[] hash) {
    long carry = 0;
    for (int i = 3; i >= 0; i--) {
      long part = 0;
      for (int j = 0; j < 8; j++) {
        part = part << 8 | (hash[i * 8 + j] & 0xFF);
      }
      long next = sum[i] + part;
      long overflow = Long.compareUnsigned(next, part) < 0 ? 1 : 0;
      long with = next + carry;
      carry = overflow + (Long.compareUnsigned(with, carry) < 0 ? 1 : 0);
      sum[i] = with;
    }
  }

  private static void quote(StringBuilder line, String text) {
    boolean plain =
        text.indexOf('"') < 0
            && text.indexOf(',') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    if (plain) {
      line.append(text);
    } else {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
