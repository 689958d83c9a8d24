package clientele.scheduler.command.close;

import clientele.scheduler.command.Terminal;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.scheduler.run.month.Chronology;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.run.progress.ProgressLine;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

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
    return close.chronology().missing(from, to);
  }

  /**
   * Closes months, none of which may lie before a published one.
   *
   * @throws StepException USAGE if one does, before any is closed
   */
  void closeAll(List<YearMonth> months) {
    close.demandOrder(months);
    months.forEach(month -> close(month, Optional.empty()));
  }

  /**
   * Closes months and issues again, in order, what that makes outdated.
   *
   * @param months to be closed
   * @param from the first month looked at
   * @param revise why those of them that are published are issued again
   */
  void closeAndReissue(List<YearMonth> months, YearMonth from, Optional<String> revise) {
    NavigableSet<YearMonth> again = close.chronology().again(months, from);
    if (!again.isEmpty()) {
      terminal
          .out()
          .printf(
              "issued again in order, each as a revision with its mail: %s%n",
              Chronology.words(again));
    }
    Map<YearMonth, Optional<String>> all = new TreeMap<>();
    months.forEach(month -> all.put(month, revise));
    again.forEach(month -> all.put(month, Optional.of("a month before was issued after it")));
    all.forEach((month, why) -> told(close.closeBeforeLater(month, why)));
  }

  /**
   * Closes one month.
   *
   * @throws StepException with the code and words of the step that gave up
   */
  void close(YearMonth month, Optional<String> revise) {
    told(close.close(month, revise));
  }

  private void told(RunOutcome outcome) {
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
