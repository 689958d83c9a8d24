package clientele.steps.segments.facts;

import java.util.Locale;

/** The kinds of customers a segment can be named after. */
public enum Persona {
  INSIDERS("Insiders", "Frequent customers who spend the most"),
  LOYAL("Loyal", "Steady customers who keep coming back"),
  POTENTIAL_LOYALISTS("Potential loyalists", "Recent customers on the way to a habit"),
  PROMISING("Promising", "Recent customers with few orders so far"),
  NEED_ATTENTION("Need attention", "Good customers not seen for a while"),
  PRICE_SENSITIVE("Price sensitive", "Returning customers with small baskets"),
  HIBERNATING("Hibernating", "Occasional customers not seen for long"),
  CHURNED("Churned", "Customers who have most likely left"),
  UNASSIGNED("Unassigned", "Customers who fit no segment");

  private final String title;
  private final String phrase;

  Persona(String title, String phrase) {
    this.title = title;
    this.phrase = phrase;
  }

  /** The name as people read it; also what stands in {@code segment.persona}. */
  public String title() {
    return title;
  }

  /** How the configuration writes it: {@code need-attention}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** At most seven words on what such customers are like. */
  public String phrase() {
    return phrase;
  }

  /** The persona of a title. */
  public static Persona ofTitle(String title) {
    for (Persona persona : values()) {
      if (persona.title.equals(title)) {
        return persona;
      }
    }
    throw new IllegalArgumentException("no persona of this title [" + title + "]");
  }
}
