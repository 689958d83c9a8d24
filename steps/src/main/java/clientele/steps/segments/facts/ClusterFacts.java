package clientele.steps.segments.facts;

import java.math.BigDecimal;

/**
 * What of a cluster decides its segment.
 *
 * @param cluster label of this run, −1 for noise
 * @param revenue net, exact
 * @param standing of its medians
 * @param manner how its customers come
 * @param rank whether they are of the best
 */
public record ClusterFacts(
    int cluster, BigDecimal revenue, Standing standing, Manner manner, Rank rank) {

  /** Whether customers are of the best, where rules say so. */
  public enum Rank {
    TOP,
    OTHER,
    /** No rule says. */
    UNKNOWN
  }

  /** Of a clustering that says nothing of the best customers. */
  public ClusterFacts(int cluster, BigDecimal revenue, Standing standing, Manner manner) {
    this(cluster, revenue, standing, manner, Rank.UNKNOWN);
  }

  /** The persona its typical customer has. */
  public Persona persona() {
    return personaAt(standing);
  }

  /** The persona it would have if its medians stood there. */
  public Persona personaAt(Standing there) {
    return switch (rank) {
      case TOP -> Persona.INSIDERS;
      case OTHER -> PersonaRules.personaBelowTop(there);
      case UNKNOWN -> PersonaRules.personaOf(there);
    };
  }

  /** Whether these are the customers of no cluster. */
  public boolean noise() {
    return cluster < 0;
  }
}
