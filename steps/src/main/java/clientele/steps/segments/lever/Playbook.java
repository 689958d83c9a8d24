package clientele.steps.segments.lever;

import clientele.steps.segments.facts.Persona;
import clientele.steps.settings.SegmentSettings;
import java.util.List;
import java.util.Locale;

/**
 * Which levers are weighed for which persona, and what share of customers each is assumed to move;
 * the effect decides their order, not the table. The owner's own rows come before those here.
 *
 * @param own what the owner says
 */
public record Playbook(SegmentSettings own) {

  /** At most three levers; none for customers of no segment. */
  public List<Lever> leversOf(Persona persona) {
    List<String> rows = own.levers().get(persona.key());
    return rows == null
        ? usual(persona)
        : rows.stream()
            .map(row -> Lever.valueOf(row.toUpperCase(Locale.ROOT).replace('-', '_')))
            .toList();
  }

  /** Share of the addressed customers assumed to move. */
  public double share(Lever lever) {
    Double share = own.shares().get(lever.key());
    return share == null ? lever.share() : share;
  }

  /** The share in words: "one in ten", or "15 in 100" where the owner says another. */
  public String oneIn(Lever lever) {
    Double share = own.shares().get(lever.key());
    if (share == null) {
      return lever.oneIn();
    }
    double hundred = share * 100;
    return hundred >= 1
        ? Math.round(hundred) + " in 100"
        : Math.round(share * 10_000) + " in 10,000";
  }

  private static List<Lever> usual(Persona persona) {
    return switch (persona) {
      case INSIDERS -> List.of(Lever.KEEP_ENGAGED, Lever.RAISE_FREQUENCY, Lever.REDUCE_RETURNS);
      case LOYAL -> List.of(Lever.RAISE_FREQUENCY, Lever.RAISE_BASKET, Lever.REDUCE_RETURNS);
      case POTENTIAL_LOYALISTS ->
          List.of(Lever.RAISE_FREQUENCY, Lever.RAISE_BASKET, Lever.SECOND_ORDER);
      case PROMISING -> List.of(Lever.SECOND_ORDER, Lever.RAISE_BASKET);
      case NEED_ATTENTION -> List.of(Lever.WIN_BACK, Lever.RAISE_FREQUENCY);
      case PRICE_SENSITIVE -> List.of(Lever.RAISE_BASKET, Lever.RAISE_FREQUENCY);
      case HIBERNATING -> List.of(Lever.WIN_BACK, Lever.SECOND_ORDER);
      case CHURNED -> List.of(Lever.WIN_BACK);
      case UNASSIGNED -> List.of();
    };
  }
}
