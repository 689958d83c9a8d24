package clientele.scheduler.command;

import clientele.scheduler.Wiring;
import clientele.scheduler.run.MonthClose;
import clientele.scheduler.run.ProgressLine;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunLog;
import clientele.scheduler.run.RunOutcome;
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
                    new RunLog(), new ProgressLine(terminal.out(), terminal.interactive(), clock))),
            clock);
    this.terminal = terminal;
  }

  /** The months of a span that are not published. */
  List<YearMonth> missing(YearMonth from, YearMonth to) {
    return close.missing(from, to);
  }

  /** Closes one month and returns the exit code. */
  int close(YearMonth month, Optional<String> revise) {
    RunOutcome outcome = close.close(month, revise);
    if (outcome instanceof RunOutcome.Stopped stopped) {
      terminal
          .err()
          .println(
              "clientele: %s: %s"
                  .formatted(stopped.failure().code(), oneLine(stopped.failure().message())));
      return stopped.failure().code().exitCode();
    }
    if (outcome instanceof RunOutcome.LeftAlone left) {
      terminal
          .out()
          .printf(
              "%s is published as revision %d and left alone; --revise \"why\" issues it again%n",
              left.run().month(), left.run().revision());
    }
    return 0;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
