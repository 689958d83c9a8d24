package clientele.steps.core.outcome;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Condition.Op;
import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Grows an {@link OutcomeTree}, best split first. A leaf with too many of the present customers or
 * too much of their revenue is split before any other; which leaves hold the best customers is
 * asked in the end ({@link TopCustomers}). Splits are looked for in outcomes as a forest has
 * smoothed them ({@link SmoothedTargets}). The same customers give the same tree in any order and
 * on any seed of a run.
 *
 * <p>Cost of a leaf: rows × features; 20,000 rows of six features and twelve leaves take about 10
 * milliseconds.
 */
public final class OutcomeTreeGrower {
  private final OutcomePanel panel;
  private final Matrix now;
  private final TreeLimits limits;
  private final double[] weights;
  private final BinnedPanel binned;
  private final double[] money;
  private final double allWeight;
  private final List<Condition> first;

  /**
   * Takes what to learn from.
   *
   * @param panel the features' columns, {@code monetary} among them
   * @param units what each feature counts, in the order of the columns
   * @param now the present customers, the same columns
   * @param first conditions of a leaf that is there whatever is learnt, if it has enough customers
   */
  public OutcomeTreeGrower(
      OutcomePanel panel,
      List<Borders.Unit> units,
      Matrix now,
      TreeLimits limits,
      List<Condition> first) {
    this.first = first;
    this.panel = panel;
    this.now = now;
    this.limits = limits;
    this.weights = panel.weights();
    this.binned = BinnedPanel.of(panel, units, weights);
    this.allWeight = Arrays.stream(weights).sum();
    this.money = now.column(panel.columns().indexOf("monetary"));
  }

  /** The tree. */
  public OutcomeTree grow() {
    Node everybody = root();
    Optional<Node> before =
        Optional.of(everybody.part(first, true))
            .filter(n -> !first.isEmpty() && n.now.length >= limits.leastCustomers());
    List<Node> leaves = new ArrayList<>();
    leaves.add(before.isPresent() ? everybody.part(first, false) : everybody);
    while (leaves.size() + (before.isPresent() ? 1 : 0) < limits.mostLeaves()) {
      Optional<Split> next = next(leaves);
      if (next.isEmpty()) {
        break;
      }
      Split split = next.get();
      leaves.remove(split.node);
      leaves.add(split.low());
      leaves.add(split.high());
    }
    List<OutcomeTree.Leaf> all = new ArrayList<>(ranked(leaves));
    all.sort(
        Comparator.comparingDouble((OutcomeTree.Leaf leaf) -> -leaf.revenue())
            .thenComparing(leaf -> leaf.conditions().toString()));
    before.ifPresent(node -> all.add(0, node.leaf(true).with(first)));
    return new OutcomeTree(all);
  }

  private List<OutcomeTree.Leaf> ranked(List<Node> nodes) {
    List<OutcomeTree.Leaf> leaves = nodes.stream().map(node -> node.leaf(false)).toList();
    Set<Integer> top =
        TopCustomers.of(
            IntStream.range(0, nodes.size())
                .mapToObj(
                    i ->
                        new TopCustomers.Standing(
                            leaves.get(i).revenue(),
                            nodes.get(i).now.length,
                            nodes.get(i).revenue()))
                .toList());
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> leaves.get(i).ranked(top.contains(i)))
        .toList();
  }

  /** The split to make next: of a leaf beyond a limit first, then of the largest gain. */
  private Optional<Split> next(List<Node> leaves) {
    double revenue = Arrays.stream(money).sum();
    boolean few = leaves.size() < limits.fewestLeaves();
    Predicate<Node> crowded = n -> n.now.length > limits.mostCustomers() * now.rows();
    Predicate<Node> rich = n -> n.revenue() > limits.mostRevenue() * revenue;
    return best(leaves, crowded, true)
        .or(() -> best(leaves, rich, false))
        .or(() -> best(leaves, n -> true, false))
        .or(() -> few ? best(leaves, n -> true, true) : Optional.empty());
  }

  private Optional<Split> best(List<Node> leaves, Predicate<Node> which, boolean anyGain) {
    return leaves.stream()
        .filter(which)
        .map(node -> anyGain ? node.any() : node.gaining())
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingDouble(Split::score)
                .thenComparing(
                    split -> split.node.conditions.toString(), Comparator.reverseOrder()));
  }

  private static boolean holds(List<Condition> all, Matrix features, int row) {
    return all.stream().allMatch(c -> c.holds(features.at(row, c.feature())));
  }

  private Node root() {
    return new Node(
        List.of(),
        IntStream.range(0, panel.rows()).toArray(),
        IntStream.range(0, now.rows()).toArray());
  }

  /** A split of a node, with the variance it explains. */
  private static final class Split {
    private final Node node;
    private final int feature;
    private final double border;
    private final double score;

    private Split(Node node, int feature, double border, double score) {
      this.node = node;
      this.feature = feature;
      this.border = border;
      this.score = score;
    }

    private double score() {
      return score;
    }

    private Node low() {
      return node.part(new Condition(feature, Op.AT_MOST, border));
    }

    private Node high() {
      return node.part(new Condition(feature, Op.ABOVE, border));
    }
  }

  /** A leaf so far: its rows of the panel and of the present month. */
  private final class Node {
    private final List<Condition> conditions;
    private final int[] rows;
    private final int[] now;

    private Optional<Split> gaining = Optional.empty();
    private Optional<Split> any = Optional.empty();
    private boolean searched;

    private Node(List<Condition> conditions, int[] rows, int[] now) {
      this.conditions = conditions;
      this.rows = rows;
      this.now = now;
    }

    private double revenue() {
      return IntStream.of(now).mapToDouble(i -> money[i]).sum();
    }

    private Node part(Condition condition) {
      Matrix past = panel.features();
      Matrix present = OutcomeTreeGrower.this.now;
      return new Node(
          OutcomeTree.with(conditions, condition),
          IntStream.of(rows)
              .filter(i -> condition.holds(past.at(i, condition.feature())))
              .toArray(),
          IntStream.of(now)
              .filter(i -> condition.holds(present.at(i, condition.feature())))
              .toArray());
    }

    /** Those of whom all conditions hold, or the others; the conditions are not handed down. */
    private Node part(List<Condition> all, boolean holding) {
      Matrix present = OutcomeTreeGrower.this.now;
      return new Node(
          conditions,
          IntStream.of(rows).filter(i -> holds(all, panel.features(), i) == holding).toArray(),
          IntStream.of(now).filter(i -> holds(all, present, i) == holding).toArray());
    }

    private OutcomeTree.Leaf leaf(boolean asFirst) {
      return OutcomeTree.Leaf.of(asFirst, conditions, panel, weights, rows);
    }

    private Optional<Split> gaining() {
      search();
      return gaining;
    }

    private Optional<Split> any() {
      search();
      return gaining.isPresent() ? gaining : any;
    }

    private void search() {
      if (searched) {
        return;
      }
      searched = true;
      for (int f = 0; f < binned.borders().length; f++) {
        weigh(f);
      }
    }

    private void weigh(int feature) {
      double[] cuts = binned.borders()[feature];
      double[][] cells = binned.cells(rows, feature);
      int[] present = binned.present(OutcomeTreeGrower.this.now, now, feature);
      double[] below = new double[panel.months() * HeldOutGain.CELL];
      double[] all = new double[below.length];
      for (double[] cell : cells) {
        HeldOutGain.add(all, cell);
      }
      int presentBelow = 0;
      for (int b = 0; b < cuts.length; b++) {
        HeldOutGain.add(below, cells[b]);
        presentBelow += present[b];
        if (!allowed(feature, below, all, presentBelow)) {
          continue;
        }
        HeldOutGain gain = HeldOutGain.of(below, all, panel.months());
        if (gain.inSample() > any.map(Split::score).orElse(0.0)) {
          any = Optional.of(new Split(this, feature, cuts[b], gain.inSample()));
        }
        if (gain.holds() && gain.inSample() > gaining.map(Split::score).orElse(0.0)) {
          gaining = Optional.of(new Split(this, feature, cuts[b], gain.inSample()));
        }
      }
    }

    private boolean allowed(int feature, double[] below, double[] all, int presentBelow) {
      double low = HeldOutGain.weight(below);
      double high = HeldOutGain.weight(all) - low;
      double least = limits.leastShare() * allWeight;
      return low >= least
          && high >= least
          && presentBelow >= limits.leastCustomers()
          && now.length - presentBelow >= limits.leastCustomers()
          && (says(feature)
              || conditions.stream().mapToInt(Condition::feature).distinct().count()
                  < limits.mostConditions());
    }

    private boolean says(int feature) {
      return conditions.stream().anyMatch(c -> c.feature() == feature);
    }
  }
}
