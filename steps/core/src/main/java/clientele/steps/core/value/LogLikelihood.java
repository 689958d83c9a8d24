package clientele.steps.core.value;

import clientele.steps.core.parallel.Workers;

/**
 * The log-likelihood of a lifetime model with its analytic first and second derivatives. A history
 * x, t, T that had n chances to leave has
 *
 * <pre>
 * ln Γ(r+x) − ln Γ(r) + r ln α − (r+x) ln(α+T) + ln B(a, b+n) − ln B(a, b) + ln(1 + e^u)
 * u = ln a − ln(b+n−1) + (r+x) (ln(α+T) − ln(α+t))    only where n &gt; 0
 * </pre>
 *
 * <p>and e^u is the odds that they have left since their last order. Blocks of histories are summed
 * on their own and added in their order: the same bits on any number of threads. Cost four
 * elementary functions a history.
 */
public final class LogLikelihood {
  private static final int BLOCK = 2048;

  private final LifetimeModel model;
  private final Histories histories;
  private final int threads;

  /** Of these histories; no figure depends on the number of threads. */
  public LogLikelihood(LifetimeModel model, Histories histories, int threads) {
    this.model = model;
    this.histories = histories;
    this.threads = threads;
  }

  /**
   * At these parameters, with derivatives after the parameters themselves.
   *
   * @param parameters r, α and, where customers leave, a, b; all above 0
   */
  public Curvature at(double[] parameters) {
    int n = histories.size();
    Sums sums = new Sums(model, histories.mostRepeats(), parameters);
    int blocks = (n + BLOCK - 1) / BLOCK;
    HistoryTerm[] terms = new HistoryTerm[blocks];
    Workers.each(
        Math.max(1, Math.min(threads, blocks)),
        blocks,
        block -> {
          HistoryTerm term = new HistoryTerm(model, parameters, sums);
          for (int h = block * BLOCK; h < Math.min(n, (block + 1) * BLOCK); h++) {
            term.add(histories, h);
          }
          terms[block] = term;
        });
    Curvature total = Curvature.zero(model.parameters());
    for (HistoryTerm term : terms) {
      total = total.plus(term.sum());
    }
    return total;
  }

  /** The sums over whole numbers that many histories share. */
  record Sums(RisingSums rate, RisingSums stay, RisingSums both) {
    Sums(LifetimeModel model, int mostRepeats, double[] p) {
      this(
          new RisingSums(p[0], mostRepeats),
          new RisingSums(model.dropout() ? p[3] : 1, mostRepeats + 1),
          new RisingSums(model.dropout() ? p[2] + p[3] : 1, mostRepeats + 1));
    }
  }
}
