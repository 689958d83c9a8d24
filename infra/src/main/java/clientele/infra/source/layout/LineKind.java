package clientele.infra.source.layout;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a line is money for. */
public enum LineKind {
  SALE,
  REFUND,
  SHIPPING,
  FEE,
  TIP;

  private static final Map<String, LineKind> WORDS =
      Map.ofEntries(
          entry("sale", SALE),
          entry("order", SALE),
          entry("purchase", SALE),
          entry("product", SALE),
          entry("item", SALE),
          entry("line_item", SALE),
          entry("line item", SALE),
          entry("refund", REFUND),
          entry("return", REFUND),
          entry("credit", REFUND),
          entry("credit note", REFUND),
          entry("shipping", SHIPPING),
          entry("delivery", SHIPPING),
          entry("postage", SHIPPING),
          entry("fee", FEE),
          entry("surcharge", FEE),
          entry("gift wrap", FEE),
          entry("gift card", FEE),
          entry("tip", TIP),
          entry("gratuity", TIP),
          entry("donation", TIP));

  /** As it is kept: sale. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a file's word means, in any case; a sale where there is none. */
  public static Optional<LineKind> of(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.isEmpty() ? Optional.of(SALE) : Optional.ofNullable(WORDS.get(word));
  }
}
