package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Silhouette: (b − a) / max(a, b), where a is a point's mean distance to the other members of its
 * cluster and b its least mean distance to another cluster. −1 … 1, higher is better.
 *
 * <p>Noise is left out: it is neither scored nor a neighbour. A point alone in its cluster scores
 * 0, as Rousseeuw has it; with fewer than two clusters everything scores 0. Distances are
 * Euclidean. Exact in n² distances; {@link #sampled} scores some points against all, so its mean
 * has no bias and a known error. The same bits on any number of threads.
 *
 * <p>Source: Rousseeuw, Silhouettes: a Graphical Aid to the Interpretation and Validation of
 * Cluster Analysis, Journal of Computational and Applied Mathematics 20 (1987).
 */
public final class Silhouette {
  private static final int BLOCK = 64;

  private final double[] scores;
  private final int[] scored;
  private final double[] clusterMeans;
  private final double overall;
  private final double standardError;

  private Silhouette(Labels labels, double[] scores, int[] scored) {
    this.scores = scores;
    this.scored = scored;
    double[] sums = new double[labels.clusters()];
    int[] counts = new int[labels.clusters()];
    double sum = 0;
    for (int i : scored) {
      sum += scores[i];
      sums[labels.of(i)] += scores[i];
      counts[labels.of(i)]++;
    }
    overall = scored.length == 0 ? 0 : sum / scored.length;
    clusterMeans = sums;
    for (int c = 0; c < sums.length; c++) {
      clusterMeans[c] = counts[c] == 0 ? 0 : sums[c] / counts[c];
    }
    int members = labels.points() - labels.noise();
    standardError = scored.length == members ? 0 : errorOf(scores, scored, overall, members);
  }

  /** Scores every point, on one thread. */
  public static Silhouette of(Matrix points, Labels labels) {
    return of(points, labels, 1);
  }

  /** Scores every point. */
  public static Silhouette of(Matrix points, Labels labels, int threads) {
    return score(points, labels, membersOf(labels), threads);
  }

  /**
   * Scores a random sample against all points.
   *
   * @param sample how many are scored; with as many members or fewer, all are
   * @param seed the same seed draws the same sample
   */
  public static Silhouette sampled(
      Matrix points, Labels labels, int sample, long seed, int threads) {
    int[] members = membersOf(labels);
    SplittableRandom random = new SplittableRandom(seed);
    int size = Math.min(sample, members.length);
    for (int i = 0; i < size && size < members.length; i++) {
      int j = i + random.nextInt(members.length - i);
      int held = members[i];
      members[i] = members[j];
      members[j] = held;
    }
    int[] chosen = Arrays.copyOf(members, size);
    Arrays.sort(chosen);
    return score(points, labels, chosen, threads);
  }

  /** Mean over the scored points; 0 with fewer than two clusters. */
  public double overall() {
    return overall;
  }

  /** Standard error of {@link #overall} from sampling; 0 if every point was scored. */
  public double standardError() {
    return standardError;
  }

  /** Mean over the scored points of a cluster. */
  public double cluster(int cluster) {
    return clusterMeans[cluster];
  }

  /** Score of a point; 0 if it is noise or was not drawn. */
  public double point(int point) {
    return scores[point];
  }

  /** How many points were scored. */
  public int scored() {
    return scored.length;
  }

  private static Silhouette score(Matrix points, Labels labels, int[] chosen, int threads) {
    if (points.rows() != labels.points()) {
      throw new IllegalArgumentException(
          "labels do not fit the points [%s, %s]".formatted(labels, points));
    }
    double[] scores = new double[points.rows()];
    if (labels.clusters() > 1) {
      ClusterDistances distances = ClusterDistances.of(points, labels);
      Workers.blocks(
          threads,
          chosen.length,
          BLOCK,
          (from, to) -> {
            double[] sums = new double[labels.clusters()];
            double[] buffer = new double[ClusterDistances.PIECE];
            for (int i = from; i < to; i++) {
              distances.sums(points.row(chosen[i]), sums, buffer);
              scores[chosen[i]] = score(labels, labels.of(chosen[i]), sums);
            }
          });
    }
    return new Silhouette(labels, scores, chosen);
  }

  private static double score(Labels labels, int own, double[] sums) {
    if (labels.size(own) == 1) {
      return 0;
    }
    double a = sums[own] / (labels.size(own) - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sums.length; c++) {
      b = c == own ? b : Math.min(b, sums[c] / labels.size(c));
    }
    double longer = Math.max(a, b);
    return longer == 0 ? 0 : (b - a) / longer;
  }

  private static int[] membersOf(Labels labels) {
    int[] members = new int[labels.points() - labels.noise()];
    int found = 0;
    for (int i = 0; i < labels.points(); i++) {
      if (labels.of(i) != Labels.NOISE) {
        members[found++] = i;
      }
    }
    return members;
  }

  private static double errorOf(double[] scores, int[] scored, double mean, int members) {
    double squares = 0;
    for (int i : scored) {
      squares += (scores[i] - mean) * (scores[i] - mean);
    }
    double variance = squares / Math.max(1, scored.length - 1);
    double notDrawn = 1 - (double) scored.length / members;
    return Math.sqrt(variance / Math.max(1, scored.length) * notDrawn);
  }
}
