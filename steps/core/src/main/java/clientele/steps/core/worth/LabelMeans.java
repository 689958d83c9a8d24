package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expects of every customer what their group did on average a month earlier; of a group that was
 * not there, what all customers did.
 */
final class LabelMeans implements Teller {
  private final String name;
  private final Labelling labelling;

  LabelMeans(String name, Labelling labelling) {
    this.name = name;
    this.labelling = labelling;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Told tell(List<FollowedMonth> past, KnownCustomers asked) {
    FollowedMonth newest = past.get(past.size() - 1);
    Labelling.Labeller labeller = labelling.learn(newest.customers());
    int[] learnt = labeller.label(newest.customers());
    int[] labels = labeller.label(asked);
    Sums all = new Sums();
    Map<Integer, Sums> groups = new HashMap<>();
    for (int i = 0; i < learnt.length; i++) {
      all.add(newest.outcome().targets(), i);
      groups.computeIfAbsent(learnt[i], label -> new Sums()).add(newest.outcome().targets(), i);
    }
    double[] expected = new double[asked.size() * Outcome.COLUMNS];
    for (int i = 0; i < asked.size(); i++) {
      groups.getOrDefault(labels[i], all).writeMeans(expected, i * Outcome.COLUMNS);
    }
    return new Told(
        Matrix.of(asked.size(), Outcome.COLUMNS, expected),
        groups.size(),
        moved(newest.customers().ids(), learnt, asked.ids(), labels));
  }

  /** Share of the customers of both months whose label is another. */
  private static double moved(List<String> before, int[] then, List<String> ids, int[] now) {
    Map<String, Integer> labelOf = new HashMap<>();
    for (int i = 0; i < then.length; i++) {
      labelOf.put(before.get(i), then[i]);
    }
    int both = 0;
    int other = 0;
    for (int i = 0; i < now.length; i++) {
      Integer label = labelOf.get(ids.get(i));
      both += label != null ? 1 : 0;
      other += label != null && label != now[i] ? 1 : 0;
    }
    return both == 0 ? 0 : (double) other / both;
  }

  private static final class Sums {
    private final double[] sums = new double[Outcome.COLUMNS];
    private int customers;

    void add(Matrix targets, int row) {
      customers++;
      for (int c = 0; c < sums.length; c++) {
        sums[c] += targets.at(row, c);
      }
    }

    void writeMeans(double[] to, int from) {
      for (int c = 0; c < sums.length; c++) {
        to[from + c] = sums[c] / customers;
      }
    }
  }
}
