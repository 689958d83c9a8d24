package clientele.scheduler.command.control;

import clientele.infra.db.upkeep.ErasureStore.Receipt;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Wiring;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes one customer everywhere. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Removes one customer from every table and from the outbox, and writes a receipt.",
      "Published sums stay. Lines that are read again later are stripped of them."
    })
public final class Forget implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Parameters(paramLabel = "CUSTOMER", description = "The customer's id, as in the lines.")
  private String customer;

  @Option(
      names = "--from-disk",
      description = "Also writes the tables anew, so that removed rows leave the database's files.")
  private boolean fromDisk;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config())) {
      Receipt receipt = wiring.erasure().forget(customer, fromDisk);
      new TreeMap<>(receipt.removed())
          .forEach((table, rows) -> terminal.out().printf("%-24s %d rows%n", table, rows));
      terminal.out().printf("receipt %d: %d rows removed%n", receipt.number(), receipt.rows());
      terminal.out().println("What remains, and until when:");
      receipt.remains().forEach(place -> terminal.out().println("  " + place));
      return 0;
    }
  }
}
