package clientele.steps.segments.lever;

import java.util.Locale;

/**
 * The actions of the playbook. The share is how many of the addressed customers are assumed to
 * move; it is an assumption to be argued with, and every reason states it.
 */
public enum Lever {
  KEEP_ENGAGED(
      "Keep engaged", "Give them a named contact and first pick of new products.", 0.02, "fifty"),
  RAISE_FREQUENCY(
      "Raise frequency", "Remind them when their next order would be due.", 0.10, "ten"),
  RAISE_BASKET(
      "Raise basket", "Offer bundles and free delivery just above their usual order.", 0.10, "ten"),
  WIN_BACK(
      "Win back", "Write to them with a reason to return and an offer that ends.", 0.05, "twenty"),
  SECOND_ORDER("Second order", "Follow up the first order with what goes with it.", 0.10, "ten"),
  REDUCE_RETURNS(
      "Reduce returns",
      "Ask why goods come back; mend the description or the product.",
      0.10,
      "ten"),
  DO_NOTHING("Do nothing", "Spend nothing on this segment for now.", 0, "none");

  private final String title;
  private final String action;
  private final double share;
  private final String oneIn;

  Lever(String title, String action, double share, String oneIn) {
    this.title = title;
    this.action = action;
    this.share = share;
    this.oneIn = oneIn;
  }

  /** The name in the tables and the mail. */
  String title() {
    return title;
  }

  /** How the configuration writes it: {@code raise-basket}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What to do, one sentence. */
  String action() {
    return action;
  }

  /** Share of the addressed customers assumed to move. */
  double share() {
    return share;
  }

  /** The share in words: "one in ten". */
  String oneIn() {
    return "one in " + oneIn;
  }
}
