package clientele.steps.core.explain;

import clientele.steps.core.explain.Condition.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The beam search for one segment's rule, over the customers that are not held out. */
final class RuleSearch {
  private static final int BEAM = 8;

  /** A condition must raise F1 by so much to be worth its words. */
  private static final double WORTH = 0.005;

  private static final Comparator<Condition> READING_ORDER =
      Comparator.comparingInt(Condition::feature).thenComparing(Condition::op);

  private final Thresholds thresholds;
  private final int features;
  private final boolean[] member;
  private final int members;
  private final Path everyone;

  RuleSearch(Thresholds thresholds, int features, boolean[] member, boolean[] heldOut) {
    this.thresholds = thresholds;
    this.features = features;
    this.member = member;
    int[] rows = IntStream.range(0, member.length).filter(i -> !heldOut[i]).toArray();
    members = (int) IntStream.of(rows).filter(i -> member[i]).count();
    everyone = new Path(List.of(), rows, f1(members, rows.length));
  }

  /** The best conditions found, in reading order. */
  List<Condition> best(int most) {
    Path best = everyone;
    List<Path> beam = List.of(everyone);
    for (int depth = 0; depth < most; depth++) {
      List<Candidate> candidates = new ArrayList<>();
      for (Path path : beam) {
        extend(path, candidates);
      }
      candidates.sort(Comparator.comparingDouble(c -> -c.f1));
      beam = candidates.stream().limit(BEAM).map(this::follow).toList();
      if (!beam.isEmpty() && beam.get(0).f1 > best.f1 + WORTH) {
        best = beam.get(0);
      }
    }
    return best.conditions.stream().sorted(READING_ORDER).toList();
  }

  private void extend(Path path, List<Candidate> candidates) {
    for (int f = 0; f < features; f++) {
      double[] cuts = thresholds.of(f);
      int[] all = new int[cuts.length + 1];
      int[] own = new int[cuts.length + 1];
      for (int row : path.rows) {
        int bin = thresholds.bin(f, row);
        all[bin]++;
        own[bin] += member[row] ? 1 : 0;
      }
      int ownOfPath = IntStream.of(own).sum();
      int below = 0;
      int ownBelow = 0;
      for (int t = 0; t < cuts.length; t++) {
        below += all[t];
        ownBelow += own[t];
        double above = f1(ownOfPath - ownBelow, path.rows.length - below);
        add(candidates, path, new Condition(f, Op.AT_MOST, cuts[t]), f1(ownBelow, below));
        add(candidates, path, new Condition(f, Op.ABOVE, cuts[t]), above);
      }
    }
  }

  /** A second condition of the same kind on a feature would only replace the first. */
  private static void add(List<Candidate> candidates, Path path, Condition condition, double f1) {
    boolean repeats =
        path.conditions.stream()
            .anyMatch(c -> c.feature() == condition.feature() && c.op() == condition.op());
    if (f1 > path.f1 && !repeats) {
      candidates.add(new Candidate(path, condition, f1));
    }
  }

  private Path follow(Candidate candidate) {
    Condition condition = candidate.condition;
    List<Condition> conditions = new ArrayList<>(candidate.path.conditions);
    conditions.add(condition);
    double[] cuts = thresholds.of(condition.feature());
    int[] rows =
        IntStream.of(candidate.path.rows)
            .filter(
                row -> {
                  int bin = thresholds.bin(condition.feature(), row);
                  boolean atMost = bin < cuts.length && cuts[bin] <= condition.threshold();
                  return atMost == (condition.op() == Op.AT_MOST);
                })
            .toArray();
    return new Path(List.copyOf(conditions), rows, candidate.f1);
  }

  private double f1(int both, int covered) {
    return members + covered == 0 ? 0 : 2.0 * both / (members + covered);
  }

  /** Conditions so far and the customers who meet them. */
  private static final class Path {
    private final List<Condition> conditions;
    private final int[] rows;
    private final double f1;

    private Path(List<Condition> conditions, int[] rows, double f1) {
      this.conditions = conditions;
      this.rows = rows;
      this.f1 = f1;
    }
  }

  /** A path with one more condition, not yet followed. */
  private record Candidate(Path path, Condition condition, double f1) {}
}
