package clientele.scheduler.status.live;

import clientele.scheduler.status.read.RunRows;
import clientele.steps.dag.RunId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, read from the journal: what every step is doing, how much of the work is done
 * and how long the rest takes if every step takes as long as it did in the newest published run.
 *
 * @param run the run
 * @param percent work done, 0 to 100, weighed by the usual time of the steps
 * @param secondsLeft null if no run was ever published, or this one is not at work
 * @param nodes the steps in order
 * @param log the last lines of the run's log where this machine has it, else what the journal
 *     tells; newest last
 */
public record RunProgress(
    RunRows.Month run,
    int percent,
    @Nullable Double secondsLeft,
    List<Node> nodes,
    List<Line> log) {
  private static final int TAIL = 40;

  public RunProgress {
    nodes = List.copyOf(nodes);
    log = List.copyOf(log);
  }

  /**
   * A step of the run.
   *
   * @param state waiting, running, succeeded, failed or interrupted
   * @param seconds of its last attempt
   */
  public record Node(
      String step,
      String state,
      double seconds,
      long rows,
      int attempt,
      String problem,
      List<String> reads,
      List<String> writes) {}

  /** A line of the log; time UTC. */
  public record Line(String time, String text, boolean bad) {}

  /** Reads how far it is. */
  public static RunProgress of(
      RunRows.Month run,
      DagShape shape,
      List<RunRows.StepLine> attempts,
      List<RunRows.Usual> usual,
      LogTail logs) {
    List<RunRows.StepLine> own =
        attempts.stream().filter(line -> line.revision() == run.revision()).toList();
    Map<String, RunRows.StepLine> last =
        own.stream().collect(Collectors.toMap(RunRows.StepLine::step, line -> line, (a, b) -> b));
    Map<String, Double> weights =
        usual.stream().collect(Collectors.toMap(RunRows.Usual::step, RunRows.Usual::seconds));
    List<Node> nodes = new ArrayList<>();
    double all = 0;
    double done = 0;
    for (DagShape.Node node : shape.nodes()) {
      RunRows.StepLine line = last.get(node.step());
      double weight = Math.max(weights.getOrDefault(node.step(), 1.0), 1e-3);
      all += weight;
      done += line == null ? 0 : part(line) * weight + within(line, weight);
      nodes.add(node(node, line));
    }
    boolean working = run.status().equals("RUNNING");
    int percent = run.status().equals("PUBLISHED") ? 100 : (int) Math.floor(100 * done / all);
    return new RunProgress(
        run,
        percent,
        working && !usual.isEmpty() ? all - done : null,
        nodes,
        logs.of(new RunId(YearMonth.parse(run.month()), run.revision()), began(own))
            .orElseGet(() -> tail(own)));
  }

  /** When the last step began. */
  private static Instant began(List<RunRows.StepLine> attempts) {
    return attempts.stream()
        .map(line -> Instant.parse(line.startedAt()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static double part(RunRows.StepLine line) {
    return line.status().equals("SUCCEEDED") ? 1 : 0;
  }

  /** What is done of a step at work: never quite all of it. */
  private static double within(RunRows.StepLine line, double weight) {
    return line.status().equals("RUNNING") ? Math.min(line.seconds(), 0.95 * weight) : 0;
  }

  private static Node node(DagShape.Node node, RunRows.@Nullable StepLine line) {
    if (line == null) {
      return new Node(node.step(), "waiting", 0, 0, 0, "", node.reads(), node.writes());
    }
    return new Node(
        node.step(),
        line.status().toLowerCase(Locale.ROOT),
        line.seconds(),
        line.rowsWritten(),
        line.attempt(),
        line.errorMessage(),
        node.reads(),
        node.writes());
  }

  private static List<Line> tail(List<RunRows.StepLine> attempts) {
    List<Line> lines = new ArrayList<>();
    for (RunRows.StepLine line : attempts) {
      String time = line.startedAt().substring(11, 19);
      String name = line.step() + (line.attempt() > 1 ? ", attempt " + line.attempt() : "");
      switch (line.status()) {
        case "RUNNING" -> lines.add(new Line(time, name + " is at work", false));
        case "SUCCEEDED" ->
            lines.add(
                new Line(
                    time,
                    String.format(
                        Locale.UK,
                        "%s done, %,d %s",
                        name,
                        line.rowsWritten(),
                        line.rowsWritten() == 1 ? "row" : "rows"),
                    false));
        case "FAILED" ->
            lines.add(
                new Line(
                    time,
                    "%s failed: %s: %s".formatted(name, line.errorCode(), line.errorMessage()),
                    true));
        default -> lines.add(new Line(time, name + " was interrupted", true));
      }
    }
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }
}
