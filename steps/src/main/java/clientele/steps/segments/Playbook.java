package clientele.steps.segments;

import java.util.List;

/** Which levers are weighed for which persona; the effect decides their order, not the table. */
final class Playbook {
  private Playbook() {}

  /** At most three levers; none for customers of no segment. */
  static List<Lever> leversOf(Persona persona) {
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
