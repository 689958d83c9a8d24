package clientele.steps.settings;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is done about lines that may not mean what they say.
 *
 * @param cancelledInvoice regular expression of the invoice numbers that are cancellations, matched
 *     against the whole number; empty for none. Kept to what Java and PostgreSQL read alike
 * @param cancelledPositive what a line of such a number is that brings money instead of giving it
 *     back
 * @param dropImplausible whether a line is rejected that brings more money than all usual lines of
 *     its month together, such as a bar code typed as a quantity
 * @param dropFileCopies whether a line that stands in several files is counted once
 */
public record DoubtSettings(
    String cancelledInvoice,
    CancelledPositive cancelledPositive,
    boolean dropImplausible,
    boolean dropFileCopies) {

  /** What a line is that belongs to a cancellation and brings money. */
  public enum CancelledPositive {
    /** Rejected; more than a few stop the month. */
    REJECT,
    /** A sale: these numbers are no cancellations. */
    SALE,
    /** A credit note whose figures bear no sign: its money goes back. */
    CREDIT
  }

  /** What holds where the configuration says nothing. */
  public static final DoubtSettings DEFAULT =
      new DoubtSettings("C[0-9]+", CancelledPositive.REJECT, true, true);

  public DoubtSettings {
    try {
      Pattern.compile(cancelledInvoice);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "cancelled-invoice is not a pattern [" + cancelledInvoice + "]", e);
    }
  }

  /**
   * The character every cancelled number begins with, so that most lines need no pattern; empty
   * where the pattern does not say.
   */
  public String cancelledBegin() {
    boolean plain =
        cancelledInvoice.length() > 1
            && Character.isLetterOrDigit(cancelledInvoice.charAt(0))
            && "?*{|+".indexOf(cancelledInvoice.charAt(1)) < 0
            && cancelledInvoice.indexOf('|') < 0;
    return plain ? cancelledInvoice.substring(0, 1) : "";
  }
}
