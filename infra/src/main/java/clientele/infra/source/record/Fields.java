package clientele.infra.source.record;

import java.nio.charset.Charset;

/** Where the fields of one record lie in the scanner's buffer; reused from record to record. */
public final class Fields {
  /** A record of more fields than this has a wrong number of them anyhow; the rest is not noted. */
  public static final int MOST = 4096;

  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final boolean[] doubled = new boolean[MOST];
  public byte[] bytes = new byte[0];

  /** First byte of the record, and the byte behind its last, the line break left out. */
  public int start;

  public int end;

  /** First byte of the next physical line. */
  public int next;

  /** Number of fields; those beyond the most are counted, not noted. */
  public int count;

  /** Line breaks inside quotes. */
  public int breaks;

  /** All bytes or-ed together: negative if one of them is not ASCII. */
  public byte any;

  public boolean nul;

  public void clear(byte[] buffer, int from) {
    bytes = buffer;
    start = from;
    end = from;
    next = from;
    count = 0;
    breaks = 0;
    any = 0;
    nul = false;
  }

  public void add(int from, int to, boolean quotesDoubled) {
    if (count < MOST) {
      starts[count] = from;
      ends[count] = to;
      doubled[count] = quotesDoubled;
    }
    count++;
  }

  public int start(int field) {
    return starts[field];
  }

  public int end(int field) {
    return ends[field];
  }

  /** First byte of a field that is no space. */
  public int trimmedStart(int field) {
    int from = starts[field];
    while (from < ends[field] && bytes[from] == ' ') {
      from++;
    }
    return from;
  }

  /** The byte behind the last of a field that is no space. */
  public int trimmedEnd(int field) {
    int to = ends[field];
    while (to > starts[field] && bytes[to - 1] == ' ') {
      to--;
    }
    return to;
  }

  /** A field as text. */
  public String text(int field, Charset charset) {
    String text = new String(bytes, starts[field], ends[field] - starts[field], charset);
    return doubled[field] ? text.replace("\"\"", "\"") : text;
  }

  public boolean holdsNul(int field) {
    for (int i = starts[field]; i < ends[field]; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
