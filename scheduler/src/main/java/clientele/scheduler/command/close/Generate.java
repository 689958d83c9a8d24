package clientele.scheduler.command.close;

import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.ShopSummary;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.command.Percent;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.command.Usage;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a synthetic shop. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes synthetic transactions with known truth, a file a month.",
      "OUT/transactions/*.csv to read from, OUT/truth/*.csv to compare with."
    })
public final class Generate implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--customers", required = true, paramLabel = "N", description = "Customers.")
  private int customers;

  @Option(names = "--months", required = true, paramLabel = "M", description = "Months.")
  private int months;

  @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed.")
  private long seed;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to fill.")
  private Path out;

  @Option(
      names = "--last-month",
      paramLabel = "YYYY-MM",
      defaultValue = "2025-12",
      description = "The newest month (default: ${DEFAULT-VALUE}).")
  private YearMonth lastMonth;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    ShopPlan plan = Usage.checked(() -> ShopPlan.of(customers, months, lastMonth, seed));
    ShopSummary made = SyntheticShop.write(plan, out, new Percent(terminal, "generating"));
    terminal
        .out()
        .printf(
            "%d files, %d lines, %d customers, %d invoices, %d lines that cannot be parsed%n",
            made.files().size(), made.lines(), made.customers(), made.invoices(), made.badLines());
    terminal.out().println("read from " + new ShopFolders(out).transactions());
    return 0;
  }
}
