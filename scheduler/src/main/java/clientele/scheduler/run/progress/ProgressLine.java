package clientele.scheduler.run.progress;

import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells a person how far a run is: on a terminal one line that is written over, with percent and
 * time left; elsewhere a plain line when a step begins and one when it ends.
 */
public final class ProgressLine implements RunListener {
  /**
   * Share of the whole each step usually takes, in percent; measured on the default demo. Steps not
   * named here count as one.
   */
  private static final Map<String, Integer> WEIGHTS =
      Map.of(
          "pull_transactions", 10,
          "filter_transactions", 6,
          "build_features", 4,
          "embed_customers", 45,
          "cluster_customers", 20,
          "grade_clusters", 8);

  private final PrintWriter out;
  private final boolean terminal;
  private final Clock clock;
  private List<String> steps = List.of();
  private Instant began = Instant.EPOCH;
  private int workDone;
  private int workSkipped;

  public ProgressLine(PrintWriter out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void runStarted(RunId run, List<String> names) {
    steps = names;
    began = clock.instant();
    workDone = 0;
    workSkipped = 0;
  }

  @Override
  public void stepStarted(RunId run, String step) {
    if (terminal) {
      overwrite("%s  %3d %%  %s%s".formatted(run, percent(), step, timeLeft()));
    } else {
      line("%s %s started".formatted(run, step));
    }
  }

  @Override
  public void stepEnded(RunId run, StepOutcome outcome) {
    workDone += weight(outcome.step());
    if (outcome instanceof StepOutcome.Skipped) {
      workSkipped += weight(outcome.step());
      if (!terminal) {
        line("%s %s done before".formatted(run, outcome.step()));
      }
    } else if (!terminal && outcome instanceof StepOutcome.Succeeded done) {
      line(
          "%s %s done, %d rows, %s"
              .formatted(run, done.step(), done.result().rowsWritten(), seconds(done.took())));
    }
  }

  @Override
  public void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {
    String words =
        "%s %s failed (%s), tried again in %s"
            .formatted(run, failure.step(), failure.code(), seconds(wait));
    if (terminal) {
      overwrite(words);
    } else {
      line(words);
    }
  }

  @Override
  public void runEnded(RunOutcome outcome) {
    String took = seconds(Duration.between(began, clock.instant()));
    String words =
        outcome instanceof RunOutcome.Stopped stopped
            ? "stopped at " + stopped.failure().step()
            : outcome.word();
    String onward =
        outcome instanceof RunOutcome.Released ? "; the same command goes on from there" : "";
    if (terminal) {
      overwrite("%s  %s in %s%s".formatted(outcome.run(), words, took, onward));
      out.println();
      out.flush();
    } else {
      line("%s %s in %s%s".formatted(outcome.run(), words, took, onward));
    }
  }

  private int percent() {
    int total = steps.stream().mapToInt(ProgressLine::weight).sum();
    return total == 0 ? 0 : 100 * workDone / total;
  }

  private String timeLeft() {
    int total = steps.stream().mapToInt(ProgressLine::weight).sum();
    int worked = workDone - workSkipped;
    if (worked <= 0) {
      return "";
    }
    long spent = Duration.between(began, clock.instant()).toMillis();
    return ", about %d s left"
        .formatted(Math.round(spent * (double) (total - workDone) / worked / 1000));
  }

  private void overwrite(String text) {
    out.print("\r\u001b[2K" + text);
    out.flush();
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  private static int weight(String step) {
    return WEIGHTS.getOrDefault(step, 1);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
