package clientele.infra.source.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * Cuts a stream of bytes into CSV records as RFC 4180 has them (quoted fields, doubled quotes, line
 * breaks in quotes; CRLF, LF or CR) and, unlike the RFC, says what happens to a broken one: only
 * the physical line on which it begins is given up, and reading goes on with the next line.
 *
 * <p>That is why it is own code. Tried on {@code 1,"x,3} followed by good lines: FastCSV 4.1.0
 * throws and reads nothing more; univocity-parsers 2.9.1, under each of its five ways to handle
 * unescaped quotes, makes the rest of the file one field. Where the next line has quotes too it
 * mixes both lines into one record. A quote inside an unquoted field passes both as text.
 *
 * <p>A quote is stray if it stands inside an unquoted field, if text follows a closing quote, or if
 * its field is never closed. "Never" means: not before the file or the longest record ends, or only
 * by giving the record a wrong number of fields, or only by swallowing a line that is a complete
 * record by itself.
 *
 * <p>Memory: one buffer of 1 MiB, whatever the file or its lines; no record is longer than 256 KiB.
 * Cost: each byte is looked at once, and once more up to the next quote for each stray one.
 */
public final class RecordScanner {
  /** Longest record in bytes. */
  public static final int LONGEST = 1 << 18;

  private static final int BUFFER = 1 << 20;

  /** What is wrong with a record. */
  public enum Fault {
    NONE,
    STRAY_QUOTE,
    TOO_LONG
  }

  private final InputStream in;
  private final byte delimiter;
  private final boolean[] special = new boolean[256];
  private final byte[] buffer = new byte[BUFFER];
  private final Fields record = new Fields();
  private final Fields probe = new Fields();
  private Predicate<Fields> complete = fields -> false;
  private int columns = -1;
  private int position;
  private int limit;
  private boolean ended;
  private boolean skipping;
  private long nextLine = 1;
  private long line;
  private Fault fault = Fault.NONE;

  public RecordScanner(InputStream in, char delimiter) {
    this.in = in;
    this.delimiter = (byte) delimiter;
    for (char c : new char[] {delimiter, '\n', '\r', '"', 0}) {
      special[c] = true;
    }
  }

  /** Whether the record has no more than delimiters and spaces. */
  public boolean isBlank() {
    if (fault != Fault.NONE || record.count > Fields.MOST) {
      return false;
    }
    for (int i = 0; i < record.count; i++) {
      if (record.trimmedStart(i) < record.trimmedEnd(i)) {
        return false;
      }
    }
    return true;
  }

  /** From the header on: how many columns a record has, and whether a line is one for certain. */
  public void expect(int number, Predicate<Fields> isComplete) {
    columns = number;
    complete = isComplete;
  }

  /** Drops a byte order mark at the very beginning; says whether it is one of UTF-16. */
  public boolean dropMark() throws IOException {
    fill();
    if (limit >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      position = 3;
    }
    return limit >= 2
        && ((buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE)
            || (buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF));
  }

  /** Moves to the next record; blank lines are none. False at the end. */
  public boolean next() throws IOException {
    if (skipping) {
      skipLine();
    }
    fill();
    while (position < limit && isBreak(buffer[position])) {
      position = afterBreak(position);
      nextLine++;
      fill();
    }
    if (position >= limit) {
      return false;
    }
    line = nextLine;
    int reach = Math.min(limit, position + LONGEST);
    fault = scan(record, position, reach);
    if (fault == Fault.NONE && record.breaks > 0 && !plausible()) {
      fault = Fault.STRAY_QUOTE;
    }
    if (fault != Fault.NONE) {
      giveUpLine(reach);
    }
    position = record.next;
    nextLine += 1 + record.breaks;
    return true;
  }

  public Fields fields() {
    return record;
  }

  /** Physical line on which the record begins. */
  public long line() {
    return line;
  }

  public Fault fault() {
    return fault;
  }

  private Fault scan(Fields fields, int from, int reach) {
    fields.clear(buffer, from);
    int at = from;
    while (true) {
      int begin = at;
      boolean quoted = at < reach && buffer[at] == '"';
      if (quoted) {
        at = scanQuoted(fields, at + 1, reach);
      } else {
        at = scanPlain(fields, at, reach);
        fields.add(begin, at, false);
      }
      if (at < 0 || (at < reach && buffer[at] == '"')) {
        return Fault.STRAY_QUOTE;
      }
      if (at >= reach) {
        fields.end = at;
        fields.next = at;
        return ended && at == limit ? Fault.NONE : Fault.TOO_LONG;
      }
      if (buffer[at] != delimiter) {
        fields.end = at;
        fields.next = afterBreak(at);
        return isBreak(buffer[at]) ? Fault.NONE : Fault.STRAY_QUOTE;
      }
      at++;
    }
  }

  private int scanPlain(Fields fields, int from, int reach) {
    int at = from;
    byte any = fields.any;
    while (at < reach) {
      byte b = buffer[at];
      if (special[b & 0xFF]) {
        if (b != 0) {
          break;
        }
        fields.nul = true;
      }
      any |= b;
      at++;
    }
    fields.any = any;
    return at;
  }

  /** Adds the field and returns the place behind its closing quote; −1 if there is none. */
  private int scanQuoted(Fields fields, int from, int reach) {
    boolean doubled = false;
    for (int at = from; at < reach; at++) {
      byte b = buffer[at];
      fields.any |= b;
      if (b == '"') {
        if (at + 1 >= reach || buffer[at + 1] != '"') {
          fields.add(from, at, doubled);
          return at + 1;
        }
        doubled = true;
        at++;
      } else if (isBreak(b)) {
        fields.breaks++;
        at = afterBreak(at) - 1;
      } else if (b == 0) {
        fields.nul = true;
      }
    }
    return -1;
  }

  /** Whether a record of several lines can be meant. */
  private boolean plausible() {
    if (columns >= 0 && record.count != columns) {
      return false;
    }
    int at = lineEnd(record.start, record.end);
    while (at < record.end) {
      int from = afterBreak(at);
      at = lineEnd(from, record.end);
      if (at < record.end && scan(probe, from, at) != Fault.STRAY_QUOTE) {
        if (probe.count == columns && complete.test(probe)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Makes the record end where its first physical line ends. */
  private void giveUpLine(int reach) {
    record.end = lineEnd(record.start, reach);
    record.breaks = 0;
    if (record.end < reach) {
      record.next = afterBreak(record.end);
      fault = Fault.STRAY_QUOTE;
    } else {
      record.next = reach;
      skipping = !(ended && reach == limit);
      fault = skipping ? Fault.TOO_LONG : fault;
    }
  }

  private void skipLine() throws IOException {
    fill();
    while (position < limit && !isBreak(buffer[position])) {
      position = lineEnd(position, limit);
      fill();
    }
    position = position < limit ? afterBreak(position) : position;
    skipping = false;
  }

  private int lineEnd(int from, int to) {
    int at = from;
    while (at < to && !isBreak(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private int afterBreak(int at) {
    boolean pair = buffer[at] == '\r' && at + 1 < limit && buffer[at + 1] == '\n';
    return at + (pair ? 2 : 1);
  }

  /**
   * Sees to it that the longest record fits between position and limit, or the stream has ended.
   */
  private void fill() throws IOException {
    if (ended || limit - position > LONGEST + 2) {
      return;
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (limit < buffer.length) {
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        ended = true;
        return;
      }
      limit += read;
    }
  }
}
