package clientele.infra.source;

import java.nio.charset.Charset;

/** Where the fields of one record lie in the scanner's buffer; reused from record to record. */
final class Fields {
  /** A record of more fields than this has a wrong number of them anyhow; the rest is not noted. */
  static final int MOST = 4096;

  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final boolean[] doubled = new boolean[MOST];
  byte[] bytes = new byte[0];

  /** First byte of the record, and the byte behind its last, the line break left out. */
  int start;

  int end;

  /** First byte of the next physical line. */
  int next;

  /** Number of fields; those beyond the most are counted, not noted. */
  int count;

  /** Line breaks inside quotes. */
  int breaks;

  /** All bytes or-ed together: negative if one of them is not ASCII. */
  byte any;

  boolean nul;

  void clear(byte[] buffer, int from) {
    bytes = buffer;
    start = from;
    end = from;
    next = from;
    count = 0;
    breaks = 0;
    any = 0;
    nul = false;
  }

  void add(int from, int to, boolean quotesDoubled) {
    if (count < MOST) {
      starts[count] = from;
      ends[count] = to;
      doubled[count] = quotesDoubled;
    }
    count++;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** First byte of a field that is no space. */
  int trimmedStart(int field) {
    int from = starts[field];
    while (from < ends[field] && bytes[from] == ' ') {
      from++;
    }
    return from;
  }

  /** The byte behind the last of a field that is no space. */
  int trimmedEnd(int field) {
    int to = ends[field];
    while (to > starts[field] && bytes[to - 1] == ' ') {
      to--;
    }
    return to;
  }

  /** A field as text. */
  String text(int field, Charset charset) {
    String text = new String(bytes, starts[field], ends[field] - starts[field], charset);
    return doubled[field] ? text.replace("\"\"", "\"") : text;
  }

  boolean holdsNul(int field) {
    for (int i = starts[field]; i < ends[field]; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
