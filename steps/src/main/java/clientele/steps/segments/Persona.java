package clientele.steps.segments;

/**
 * The kinds of customers a segment can be named after. The number is part of the segment's id, so
 * it never changes once published.
 */
enum Persona {
  INSIDERS(1, "Insiders", "Frequent customers who spend the most"),
  LOYAL(2, "Loyal", "Steady customers who keep coming back"),
  POTENTIAL_LOYALISTS(3, "Potential loyalists", "Recent customers on the way to a habit"),
  PROMISING(4, "Promising", "Recent customers with few orders so far"),
  NEED_ATTENTION(5, "Need attention", "Good customers who have gone quiet"),
  PRICE_SENSITIVE(6, "Price sensitive", "Returning customers with small baskets"),
  HIBERNATING(7, "Hibernating", "Occasional customers not seen for long"),
  CHURNED(8, "Churned", "Customers who have most likely left"),
  UNASSIGNED(0, "Unassigned", "Customers who fit no segment");

  private final int number;
  private final String title;
  private final String phrase;

  Persona(int number, String title, String phrase) {
    this.number = number;
    this.title = title;
    this.phrase = phrase;
  }

  /** The hundreds of the segment's id. */
  int number() {
    return number;
  }

  /** The name as people read it; also what stands in {@code segment.persona}. */
  String title() {
    return title;
  }

  /** At most seven words on what such customers are like. */
  String phrase() {
    return phrase;
  }

  /** The persona of a title. */
  static Persona ofTitle(String title) {
    for (Persona persona : values()) {
      if (persona.title.equals(title)) {
        return persona;
      }
    }
    throw new IllegalArgumentException("no persona of this title [" + title + "]");
  }
}
