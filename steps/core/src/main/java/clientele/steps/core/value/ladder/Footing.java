package clientele.steps.core.value.ladder;

/** What a shop's history can answer, best first. */
public enum Footing {
  /** Who has left, how many orders are to come, and what they are worth. */
  IDENTIFIED,
  /** How many orders are to come, but not who has left. */
  NOT_IDENTIFIED,
  /** Only how long a wait between two orders usually is. */
  TOO_FEW,
  /** As too few: most customers were there before the history begins. */
  LEFT_CENSORED
}
