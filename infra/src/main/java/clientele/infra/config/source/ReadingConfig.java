package clientele.infra.config.source;

import java.util.List;
import java.util.Locale;

/**
 * How a file is understood where its header alone does not say.
 *
 * @param layout which columns mean what
 * @param numbers which character parts the decimals
 * @param missingCustomer words, in any case, that stand where a line names no customer
 * @param paidStates words, in any case, for the states of an order that has been paid for; empty
 *     for the layout's own
 * @param limits how much a file may hold
 * @param orders what of an order's money is revenue
 */
public record ReadingConfig(
    Layout layout,
    Numbers numbers,
    List<String> missingCustomer,
    List<String> paidStates,
    LimitConfig limits,
    OrderConfig orders) {

  /** Whose export it is. */
  public enum Layout {
    /** By its header. */
    AUTO,
    /** The columns that source.columns names, by default those of UCI Online Retail. */
    UCI,
    /** Shopify's export of orders. */
    SHOPIFY,
    /** An order export of WooCommerce. */
    WOOCOMMERCE,
    /** Magento's (Adobe Commerce's) grid of orders. */
    MAGENTO,
    /** BigCommerce's export of orders. */
    BIGCOMMERCE,
    /** PrestaShop's list of orders, or its tables by the SQL manager. */
    PRESTASHOP,
    /** Stripe's export of payments. */
    STRIPE,
    /** Customer, date and amount, and more if they are there, under their usual names. */
    GENERIC
  }

  /** What parts the decimals of a number. */
  public enum Numbers {
    /** As the file's numbers show; a file that shows both, or neither, is an error. */
    AUTO,
    /** 1,250.00. */
    POINT,
    /** 1.250,00. */
    COMMA
  }

  /**
   * How much a file may hold; more is an error that names the setting.
   *
   * @param lines of data
   * @param megabytes unpacked
   * @param expansion of a packed file: unpacked bytes for each packed one
   */
  public record LimitConfig(long lines, long megabytes, int expansion) {
    /** What holds where the configuration says nothing. */
    public static final LimitConfig DEFAULT = new LimitConfig(1_000_000_000, 1_000_000, 200);

    public LimitConfig {
      if (lines < 1) {
        throw new IllegalArgumentException("lines is less than 1 [" + lines + "]");
      }
      if (megabytes < 1) {
        throw new IllegalArgumentException("megabytes is less than 1 [" + megabytes + "]");
      }
      if (expansion < 2) {
        throw new IllegalArgumentException("expansion is less than 2 [" + expansion + "]");
      }
    }
  }

  /** What holds where the configuration says nothing. */
  public static final ReadingConfig DEFAULT =
      new ReadingConfig(
          Layout.AUTO,
          Numbers.AUTO,
          List.of(
              "null",
              "\\n",
              "nan",
              "none",
              "nil",
              "n/a",
              "na",
              "#n/a",
              "#null!",
              "#value!",
              "0",
              "-",
              "?",
              "guest",
              "guest checkout",
              "anonymous",
              "unknown",
              "undefined",
              "(null)",
              "(blank)",
              "<na>",
              "<null>"),
          List.of(),
          LimitConfig.DEFAULT,
          OrderConfig.DEFAULT);

  public ReadingConfig {
    missingCustomer = missingCustomer.stream().map(ReadingConfig::lower).toList();
    paidStates = paidStates.stream().map(ReadingConfig::lower).toList();
  }

  /** The same where an order's money is what is usual. */
  public ReadingConfig(
      Layout layout,
      Numbers numbers,
      List<String> missingCustomer,
      List<String> paidStates,
      LimitConfig limits) {
    this(layout, numbers, missingCustomer, paidStates, limits, OrderConfig.DEFAULT);
  }

  /** The same without limits, which decide no figure. */
  ReadingConfig unlimited() {
    return new ReadingConfig(
        layout, numbers, missingCustomer, paidStates, LimitConfig.DEFAULT, orders);
  }

  private static String lower(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
