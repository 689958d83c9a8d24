package clientele.scheduler.command.close;

import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.ShopSummary;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.command.PagePort;
import clientele.scheduler.command.Percent;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.command.Usage;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything on a made-up shop. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a synthetic shop, closes its months one after another, and serves the page.",
      "It has a home of its own, the database is embedded, mails go to HOME/outbox, and Ctrl-C stops it."
    })
public final class Demo implements Callable<Integer> {
  private static final YearMonth LAST_MONTH = YearMonth.of(2025, 12);
  private static final long SEED = 42;

  @Spec private CommandSpec spec;
  @Mixin private Place place = new Place("clientele-demo");

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Customers of the shop (default: ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "12",
      description = "Months of its history, all of them closed (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(names = "--no-serve", description = "End when the months are closed.")
  private boolean noServe;

  @Option(names = "--port", paramLabel = "N", description = "Port of the page; 0 is any free one.")
  private Optional<Integer> port = Optional.empty();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    ShopPlan plan = Usage.checked(() -> ShopPlan.of(customers, months, LAST_MONTH, SEED));
    Path shop = place.home().resolve("shop");
    String source = new ShopFolders(shop).transactions().toString();
    if (!noServe) {
      PagePort.demandFree(place.config(), port);
    }
    try (Wiring wiring = Wiring.open(place.home(), place.config(), Optional.of(source))) {
      wiring.demandSource("a made-up shop of %d customers, %d months".formatted(customers, months));
      make(plan, shop, terminal);
      Closing closing = new Closing(wiring, terminal, Clock.systemUTC());
      closing.closeAll(closing.missing(plan.firstMonth(), LAST_MONTH));
      terminal.out().println("the mails lie in " + place.home().resolve("outbox"));
      if (!noServe) {
        serve(wiring, terminal);
      }
      return 0;
    }
  }

  private void make(ShopPlan plan, Path shop, Terminal terminal) {
    ShopSummary made = SyntheticShop.write(plan, shop, new Percent(terminal, "making the shop"));
    terminal
        .out()
        .printf(
            "a shop of %d customers, %d lines in %d months, in %s%n",
            made.customers(), made.lines(), months, shop);
  }

  private void serve(Wiring wiring, Terminal terminal) {
    CountDownLatch stop = new CountDownLatch(1);
    try (StatusServer server = wiring.serve(port, () -> true, Clock.systemUTC())) {
      terminal.out().println("the page: http://localhost:" + server.port() + " (Ctrl-C ends it)");
      terminal.out().flush();
      Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "demo-stop"));
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
