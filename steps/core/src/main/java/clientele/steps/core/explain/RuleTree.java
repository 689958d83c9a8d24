package clientele.steps.core.explain;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Says each segment as a short rule: a path of a decision tree that tells the segment from all
 * others. Condition after condition is added, each time the one with the highest F1 (harmonic mean
 * of precision and recall), keeping the eight best paths at every depth; a condition that gains
 * nothing is left out. Thresholds are rounded first, so the words say exactly what was measured.
 *
 * <p>Cost per segment and depth: 8 · n · features. Noise gets no rule.
 *
 * <p>Source: the general-to-specific beam search of Clark and Niblett, The CN2 Induction Algorithm,
 * Machine Learning 3 (1989), with F1 in place of entropy.
 *
 * @param mostConditions at most so many in a rule; 3 can be read at a glance
 * @param heldOut share of customers on which the rules are measured, not made
 * @param seed draws the held-out customers
 */
public record RuleTree(int mostConditions, double heldOut, long seed) {
  public RuleTree {
    if (mostConditions < 1 || !(heldOut > 0 && heldOut < 1)) {
      throw new IllegalArgumentException(
          "conditions below 1, or held-out share not between 0 and 1 [%d, %s]"
              .formatted(mostConditions, heldOut));
    }
  }

  /** Three conditions, measured on 30 % of the customers. */
  public static RuleTree of(long seed) {
    return new RuleTree(3, 0.3, seed);
  }

  /**
   * One rule per segment, in the order of the labels.
   *
   * @param features n × d in natural units
   * @param segments n labels
   */
  public List<Rule> fit(Matrix features, Labels segments) {
    if (features.rows() != segments.points()) {
      throw new IllegalArgumentException(
          "labels do not fit the features [%s, %s]".formatted(segments, features));
    }
    List<Rule> rules = new ArrayList<>();
    if (segments.clusters() == 0) {
      return rules;
    }
    boolean[] measured = heldOut(segments);
    Thresholds thresholds = Thresholds.of(features);
    for (int s = 0; s < segments.clusters(); s++) {
      List<Condition> conditions =
          new RuleSearch(thresholds, features.columns(), membership(segments, s), measured)
              .best(mostConditions);
      rules.add(measure(new Rule(s, conditions, 0, 0, 0), features, segments, measured));
    }
    return rules;
  }

  /**
   * A rule that is given, measured as the found ones are.
   *
   * @param segment label
   */
  public Rule measured(int segment, List<Condition> conditions, Matrix features, Labels segments) {
    return measure(new Rule(segment, conditions, 0, 0, 0), features, segments, heldOut(segments));
  }

  /** Holds out the share of every segment, rounded, so that none goes unmeasured by chance. */
  public boolean[] heldOut(Labels segments) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] measured = new boolean[segments.points()];
    for (int s = Labels.NOISE; s < segments.clusters(); s++) {
      int[] members = segments.members(s);
      long wanted = Math.round(heldOut * members.length);
      for (int i = 0; i < members.length; i++) {
        if (random.nextInt(members.length - i) < wanted) {
          measured[members[i]] = true;
          wanted--;
        }
      }
    }
    return measured;
  }

  private static boolean[] membership(Labels segments, int segment) {
    boolean[] member = new boolean[segments.points()];
    for (int i = 0; i < member.length; i++) {
      member[i] = segments.of(i) == segment;
    }
    return member;
  }

  private static Rule measure(Rule rule, Matrix features, Labels segments, boolean[] measured) {
    int covered = 0;
    int members = 0;
    int both = 0;
    int all = 0;
    for (int i = 0; i < measured.length; i++) {
      if (measured[i]) {
        boolean meets = rule.covers(features, i);
        boolean member = segments.of(i) == rule.segment();
        all++;
        covered += meets ? 1 : 0;
        members += member ? 1 : 0;
        both += meets && member ? 1 : 0;
      }
    }
    int agree = all - covered - members + 2 * both;
    return new Rule(
        rule.segment(),
        rule.conditions(),
        share(both, covered),
        share(both, members),
        share(agree, all));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
