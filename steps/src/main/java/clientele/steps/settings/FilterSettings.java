package clientele.steps.settings;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The quality rules' limits.
 *
 * @param noProduct regular expression of stock codes that are no product, matched against the whole
 *     code without regard to case; kept to what Java and PostgreSQL read alike
 * @param priceFloor a unit price at or below this is no sale; a negative one gives money back
 * @param dropDuplicates whether the second and later of exactly equal lines are rejected; if not
 *     they are kept and counted
 * @param pairMinQuantity from how many units on an order that is cancelled at once is implausible
 * @param pairWithinHours how long "at once" is
 * @param doubt lines that may not mean what they say
 * @param own the shop's own rules
 */
public record FilterSettings(
    String noProduct,
    BigDecimal priceFloor,
    boolean dropDuplicates,
    int pairMinQuantity,
    int pairWithinHours,
    DoubtSettings doubt,
    OwnRules own) {

  /** What holds where the configuration says nothing; codes of the UCI Online Retail export. */
  public static final FilterSettings DEFAULT =
      new FilterSettings(
          "POST|D|DOT|M|C2|BANK CHARGES|CRUK|PADS|AMAZONFEE|S|B|gift_.*",
          BigDecimal.ZERO,
          false,
          1000,
          24,
          DoubtSettings.DEFAULT,
          OwnRules.NONE);

  public FilterSettings {
    try {
      Pattern.compile(noProduct);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("no-product is not a pattern [" + noProduct + "]", e);
    }
    if (priceFloor.signum() < 0) {
      throw new IllegalArgumentException("price-floor is negative [" + priceFloor + "]");
    }
    Checks.range("pair-min-quantity", pairMinQuantity, 2, 1e9);
    Checks.range("pair-within-hours", pairWithinHours, 0, 24 * 31);
  }

  /** The same where nothing is said of doubtful lines, and the shop has no rules of its own. */
  public FilterSettings(
      String noProduct,
      BigDecimal priceFloor,
      boolean dropDuplicates,
      int pairMinQuantity,
      int pairWithinHours) {
    this(
        noProduct,
        priceFloor,
        dropDuplicates,
        pairMinQuantity,
        pairWithinHours,
        DoubtSettings.DEFAULT);
  }

  /** The same where the shop has no rules of its own. */
  public FilterSettings(
      String noProduct,
      BigDecimal priceFloor,
      boolean dropDuplicates,
      int pairMinQuantity,
      int pairWithinHours,
      DoubtSettings doubt) {
    this(
        noProduct,
        priceFloor,
        dropDuplicates,
        pairMinQuantity,
        pairWithinHours,
        doubt,
        OwnRules.NONE);
  }
}
