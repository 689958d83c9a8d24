package clientele.steps.trust;

import org.jspecify.annotations.Nullable;

/** How far a segment can be trusted, in the three words of the tables and the mail. */
final class TrustWord {
  /**
   * From here on nine in ten segments come back among other customers; the table in {@code
   * steps/METHOD.md} says how that was found.
   */
  static final double HIGH = 0.95;

  /** From here on there is a pattern (Hennig 2007). */
  static final double FAIR = 0.6;

  private TrustWord() {}

  /**
   * The word for a mean bootstrap Jaccard. A segment whose stability is not known is weak, and so
   * is one of too few customers. One that comes back but told nothing of the next month, or of
   * which that is not known, is fair at most.
   *
   * @param least customers a segment must have to be believed
   */
  static String of(
      @Nullable Double jaccard, boolean wholeChain, boolean tells, long customers, int least) {
    if (jaccard == null || customers < least || jaccard < FAIR) {
      return "weak";
    }
    return jaccard >= HIGH && wholeChain && tells ? "high" : "fair";
  }
}
