package clientele.scheduler.command.control;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.StepException;
import clientele.steps.port.MailLedger;
import clientele.steps.table.publish.MailDelivery;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Settles a message whose answer was lost. */
@Command(
    name = "settle",
    mixinStandardHelpOptions = true,
    description = {
      "Says what became of a message the carrier never answered for.",
      "arrived writes down that it came; lost sends it again, once,",
      "unless a later revision was issued since, which has mails of its own."
    })
public final class Settle implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private YearMonth month;

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "The recipient.")
  private String recipient;

  @Parameters(paramLabel = "arrived|lost", description = "What was found out.")
  private Finding finding = Finding.ARRIVED;

  /** What a person found out of a message. */
  enum Finding {
    /** It came. */
    ARRIVED,
    /** It did not, and is sent again. */
    LOST
  }

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config())) {
      RunRecord latest = wiring.journal().latest(month).orElseThrow(this::nothing);
      List<RunId> unknown = unknown(wiring);
      for (RunId run : unknown) {
        boolean arrived = finding == Finding.ARRIVED;
        if (wiring.mailLedger().settle(run, recipient, arrived) && !run.equals(latest.id())) {
          terminal
              .out()
              .printf("%s %s settled; a later issue has mails of its own%n", run, recipient);
        }
      }
      if (unknown.contains(latest.id())) {
        for (MailDelivery delivery : wiring.mailAgain(latest)) {
          terminal.out().printf("%s %s %s%n", month, delivery.recipient(), delivery.status());
        }
      }
      return 0;
    }
  }

  /** Issues of the month, older ones too, whose message to the recipient nobody knows of. */
  private List<RunId> unknown(Wiring wiring) {
    List<RunId> runs =
        wiring.mailLedger().unknown().stream()
            .filter(entry -> entry.run().month().equals(month))
            .filter(entry -> entry.recipient().equals(recipient))
            .map(MailLedger.Entry::run)
            .distinct()
            .toList();
    if (runs.isEmpty()) {
      throw nothing();
    }
    return runs;
  }

  private StepException nothing() {
    return new StepException(
        ErrorCode.USAGE,
        "no message of unknown fate [%s to %s]. Maybe it was settled before."
            .formatted(month, recipient));
  }
}
