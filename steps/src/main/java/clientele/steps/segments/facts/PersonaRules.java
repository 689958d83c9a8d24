package clientele.steps.segments.facts;

import java.util.List;
import java.util.stream.Stream;

/**
 * Names a cluster after what its typical customer is like: a table read from top to bottom, the
 * first row that fits decides, the last row fits everything.
 *
 * <p>All limits are standings among the month's customers (see {@link Standing}), so the table
 * holds for a shop of weekly groceries as for one of yearly gifts. Where many customers have one
 * order, equals share one standing: with a third of one-time customers, one order stands at about
 * 0.17. Money outweighs silence: who spends most by far is an insider even if their last order is
 * not of the newest, and who spent much is never given up as churned. Few orders are promising from
 * a recency of 0.40 on, below the middle, because regulars fill the upper half.
 */
final class PersonaRules {
  private PersonaRules() {}

  /** Standings from {@code from} (included) up to {@code below} (not included). */
  record Band(double from, double below) {
    boolean holds(double standing) {
      return standing >= from && standing < below;
    }
  }

  /** One row of the table: fits if all four bands hold. */
  record Rule(Persona persona, Band recency, Band frequency, Band monetary, Band basket) {
    boolean fits(Standing standing) {
      return recency.holds(standing.recency())
          && frequency.holds(standing.frequency())
          && monetary.holds(standing.monetary())
          && basket.holds(standing.basket());
    }
  }

  private static final Band ANY = new Band(0, Double.POSITIVE_INFINITY);

  /** The table: recency, frequency, monetary, basket. */
  static final List<Rule> TABLE =
      List.of(
          new Rule(Persona.INSIDERS, atLeast(.50), atLeast(.80), atLeast(.80), ANY),
          new Rule(Persona.INSIDERS, atLeast(.20), atLeast(.50), atLeast(.85), ANY),
          new Rule(Persona.LOYAL, atLeast(.40), atLeast(.65), ANY, ANY),
          new Rule(Persona.PRICE_SENSITIVE, atLeast(.35), atLeast(.35), ANY, below(.30)),
          new Rule(Persona.POTENTIAL_LOYALISTS, atLeast(.40), atLeast(.40), ANY, ANY),
          new Rule(Persona.POTENTIAL_LOYALISTS, atLeast(.40), ANY, atLeast(.65), ANY),
          new Rule(Persona.PROMISING, atLeast(.40), ANY, ANY, ANY),
          new Rule(Persona.NEED_ATTENTION, atLeast(.30), atLeast(.40), ANY, ANY),
          new Rule(Persona.NEED_ATTENTION, atLeast(.30), ANY, atLeast(.50), ANY),
          new Rule(Persona.NEED_ATTENTION, atLeast(.15), atLeast(.55), ANY, ANY),
          new Rule(Persona.NEED_ATTENTION, ANY, ANY, atLeast(.65), ANY),
          new Rule(Persona.HIBERNATING, atLeast(.15), ANY, ANY, ANY),
          new Rule(Persona.CHURNED, ANY, ANY, ANY, ANY));

  /** The persona of a standing; always one, never {@link Persona#UNASSIGNED}. */
  static Persona personaOf(Standing standing) {
    return first(TABLE.stream(), standing);
  }

  /**
   * The same where rules say who the insiders are, and these are none of them. Rules part the loyal
   * by their worth, so small baskets come first.
   */
  static Persona personaBelowTop(Standing standing) {
    return first(
        Stream.concat(
            TABLE.stream().filter(r -> r.persona() == Persona.PRICE_SENSITIVE),
            TABLE.stream().filter(r -> r.persona() != Persona.INSIDERS)),
        standing);
  }

  private static Persona first(Stream<Rule> rules, Standing standing) {
    return rules
        .filter(rule -> rule.fits(standing))
        .map(Rule::persona)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("not a standing from 0 to 1 [" + standing + "]"));
  }

  private static Band atLeast(double standing) {
    return new Band(standing, Double.POSITIVE_INFINITY);
  }

  private static Band below(double standing) {
    return new Band(0, standing);
  }
}
