package clientele.infra.source.layout;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column that sounds like the state of an order or its payment and is not read. Orders that were
 * called off or never paid for then count as sales, so a person should look at it.
 */
public final class UnreadState {
  /** States of something else: of a parcel, an address, a person or a mailing. */
  private static final Pattern OTHER =
      Pattern.compile(
          "fulfil|ship|deliver|versand|liefer|billing|address|customer|kunde|marketing|mail|consent"
              + "|tax|stock|inventory|dispute|marital|loyal|member|row|line");

  /** In the languages whose headers are known. */
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(order|payment|financial|bestell|zahlungs|auftrags)[ _-]?(status|state|stand)\\b"
              + "|\\bstatus\\b|\\bstatut\\b|\\bestado\\b|\\bstato\\b"
              + "|\\b(is[ _-]?)?(paid|bezahlt|cancell?ed|voided|storniert|storno|annul[eé]e?)\\b"
              + "|\\bcancell?(ed|ation)[ _-](at|on|date)\\b");

  private UnreadState() {}

  /**
   * The first such header.
   *
   * @param read columns that are read
   * @param unused headers that mean nothing here
   */
  public static Optional<String> in(Collection<CsvColumn> read, List<String> unused) {
    return read.contains(CsvColumn.STATE)
        ? Optional.empty()
        : unused.stream().filter(UnreadState::sounds).findFirst();
  }

  private static boolean sounds(String header) {
    String small = header.toLowerCase(Locale.ROOT).replace('_', ' ');
    return STATE.matcher(small).find() && !OTHER.matcher(small).find();
  }
}
