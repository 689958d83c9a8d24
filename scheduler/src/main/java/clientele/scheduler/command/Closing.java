package clientele.scheduler.command;

import clientele.scheduler.Wiring;
import clientele.scheduler.run.MonthClose;
import clientele.scheduler.run.ProgressLine;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Closes months for a command and tells the person who typed it. */
final class Closing {
  private final MonthClose close;
  private final Terminal terminal;

  Closing(Wiring wiring, Terminal terminal, Clock clock) {
    this.close =
        wiring.monthClose(
            RunListener.all(
                List.of(
                    wiring.listener(),
                    new ProgressLine(terminal.out(), terminal.interactive(), clock))),
            clock);
    this.terminal = terminal;
  }

  /** The months of a span that are not published. */
  List<YearMonth> missing(YearMonth from, YearMonth to) {
    return close.missing(from, to);
  }

  /**
   * Closes one month.
   *
   * @throws StepException with the code and words of the step that gave up
   */
  void close(YearMonth month, Optional<String> revise) {
    RunOutcome outcome = close.close(month, revise);
    if (outcome instanceof RunOutcome.Stopped stopped) {
      throw new StepException(stopped.failure().code(), stopped.failure().message());
    }
    if (outcome instanceof RunOutcome.Released released) {
      throw new StepException(ErrorCode.CANCELLED, released.why());
    }
    if (outcome instanceof RunOutcome.LeftAlone left) {
      terminal
          .out()
          .printf(
              "%s is published as revision %d and left alone; --revise \"why\" issues it again%n",
              left.run().month(), left.run().revision());
    }
  }
}
