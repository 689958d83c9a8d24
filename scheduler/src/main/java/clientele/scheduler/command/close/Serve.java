package clientele.scheduler.command.close;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.scheduler.alarm.Watch;
import clientele.scheduler.check.Checkup;
import clientele.scheduler.check.Finding;
import clientele.scheduler.command.PagePort;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.trigger.Unattended;
import clientele.scheduler.wiring.Ending;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Closes every month when it is due, with nobody watching. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Closes every month when it is due, catches up on missed ones, and serves the page.",
      "Several may run on one database: one of them works, another takes over when it dies."
    })
public final class Serve implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "File or folder of transactions; overrides source.uri.")
  private @Nullable String source;

  @Option(
      names = "--moved",
      description = "The source lies elsewhere than it did and is the same shop's.")
  private boolean moved;

  @Option(names = "--port", paramLabel = "N", description = "Port of the page; 0 is any free one.")
  private Optional<Integer> port = Optional.empty();

  @Override
  @SuppressWarnings("try") // some of what is opened works by itself until it is closed
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    CountDownLatch end = new CountDownLatch(1);
    Config config = config();
    logEachRun(config);
    PagePort.demandFree(place.config(), port);
    demandAllWorks(config);
    Clock clock = Clock.systemUTC();
    try (Ending ending = new Ending(end::countDown);
        Wiring wiring = ofItsShop();
        Watch watch = wiring.service(clock).watch().start(LOOK);
        Unattended unattended = wiring.service(clock).start(wiring.listener(), BETWEEN);
        StatusServer server = wiring.serve(port, unattended::fires, clock)) {
      terminal.out().println("serving; the page: http://localhost:" + server.port());
      terminal.out().flush();
      while (!end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        wiring.revive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private Wiring ofItsShop() {
    Wiring wiring = Wiring.shared(place.home(), place.config(), Optional.ofNullable(source));
    try {
      wiring.demandSource(moved);
      return wiring;
    } catch (StepException e) {
      wiring.close();
      throw e;
    }
  }

  private Config config() {
    Config loaded = ConfigLoader.load(place.config(), System.getenv());
    return Optional.ofNullable(source).map(loaded::withSource).orElse(loaded);
  }

  /** Before the first logger is made: the log configuration reads it. */
  private static void logEachRun(Config config) {
    if (System.getProperty("clientele.log.level") == null) {
      System.setProperty("clientele.log.level", "INFO");
    }
    System.setProperty(
        "clientele.log.format", config.log().format().name().toLowerCase(Locale.ROOT));
  }

  /** Whatever would fail at four in the morning fails now. */
  private void demandAllWorks(Config config) {
    Checkup.of(config, place.home()).findings().stream()
        .filter(finding -> !finding.works())
        .findFirst()
        .ifPresent(Serve::refuse);
  }

  private static void refuse(Finding finding) {
    throw new StepException(finding.code(), finding.part() + ": " + finding.words());
  }
}
