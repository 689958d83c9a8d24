package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.stability.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the segments can be believed: there are at least two, they come back on resamples (mean
 * bootstrap Jaccard, weighted by size, in Hennig's band for valid clusters), and their grade beats
 * that of every data set drawn without clusters.
 *
 * @param trustworthy whether all of that holds
 * @param reasons what does not hold; what was found if all does
 */
public record Verdict(boolean trustworthy, List<String> reasons) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** Judges a clustering by its stability and any null tests. */
  public static Verdict of(Labels labels, Stability stability, List<NullTest.Result> nullTests) {
    List<String> against = new ArrayList<>();
    List<String> found = new ArrayList<>();
    double jaccard = stability.weighted(labels);
    (labels.clusters() >= 2 ? found : against).add("clusters: " + labels.clusters());
    boolean stable = Trust.of(jaccard).compareTo(Trust.STABLE) <= 0;
    (stable ? found : against)
        .add(String.format(Locale.ROOT, "bootstrap Jaccard %.2f, wanted 0.75", jaccard));
    for (NullTest.Result test : nullTests) {
      (test.beatsAll() ? found : against)
          .add(
              String.format(
                  Locale.ROOT,
                  "grade %.2f, best without clusters %.2f, wanted %.2f",
                  test.grade(),
                  test.best(),
                  test.wanted()));
    }
    return new Verdict(against.isEmpty(), against.isEmpty() ? found : against);
  }

  /** In the words of the command line. */
  public String text() {
    return trustworthy ? "trustworthy" : "no trustworthy segments";
  }
}
