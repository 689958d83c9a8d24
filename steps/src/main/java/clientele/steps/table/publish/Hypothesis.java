package clientele.steps.table.publish;

import org.jspecify.annotations.Nullable;

/**
 * A standing check of what is believed of the shop.
 *
 * @param name key; the owner's own as the configuration has it
 * @param claim what is believed
 * @param verdict holds, does not hold, undecided, measured (the owner's SQL gives no verdict) or
 *     not answered
 * @param result what was found, in words
 * @param effect size; null where it was not answered
 * @param effectLow lower end of the 95 % interval; null where there is none
 * @param effectHigh upper end
 * @param effectName what the effect is
 * @param sample on how many it was found
 * @param own whether the owner listed it
 */
public record Hypothesis(
    String name,
    String claim,
    String verdict,
    String result,
    @Nullable Double effect,
    @Nullable Double effectLow,
    @Nullable Double effectHigh,
    String effectName,
    long sample,
    boolean own) {
  /** The effect is there, as claimed. */
  public static final String HOLDS = "holds";

  /** There is no effect to speak of, or the other way round. */
  public static final String FAILS = "does not hold";

  /** The sample does not tell. */
  public static final String OPEN = "undecided";

  /** A figure without a verdict. */
  public static final String MEASURED = "measured";

  /** The owner's SQL gave no answer. */
  public static final String UNANSWERED = "not answered";
}
