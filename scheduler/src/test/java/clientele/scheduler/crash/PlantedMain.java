package clientele.scheduler.crash;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.Database;
import clientele.infra.mail.ses.SesMailer;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.run.progress.ProgressLine;
import clientele.scheduler.wiring.Edges;
import clientele.scheduler.wiring.Premises;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepResult;
import clientele.steps.port.MailLedger;
import clientele.steps.publish.mail.Post;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The program's backfill put together wrongly on purpose, so that the harness can be seen to fail.
 * It takes the words of the real command.
 */
abstract class PlantedMain {
  private PlantedMain() {}

  /** Publishes before the journal knows of it. */
  static final class PublishesBeforeJournal {
    private PublishesBeforeJournal() {}

    /** Closes the months. */
    public static void main(String[] words) {
      backfill(words, PlantedMain::early, ledger -> ledger);
    }
  }

  /** Sends mail without remembering what was sent. */
  static final class MailsWithoutLedger {
    private MailsWithoutLedger() {}

    /** Closes the months. */
    public static void main(String[] words) {
      backfill(words, journal -> journal, PlantedMain::forgetful);
    }
  }

  /** Puts something else in the place of a part. */
  private interface Swap<T> {
    T in(T part);
  }

  private static void backfill(String[] words, Swap<RunJournal> journals, Swap<MailLedger> mails) {
    List<String> said = Arrays.asList(words);
    Config config =
        ConfigLoader.load(Optional.of(Path.of(after(said, "--config"))), System.getenv());
    try (Database database = Database.open(Premises.address(config.database().orElseThrow()));
        HeldLease lease = HeldLease.tryTake(database.address()).orElseThrow();
        SesMailer mailer = SesMailer.open(config.mail(), config.aws())) {
      RunJournal journal = journals.in(database.journal(lease.row()));
      Post post = new Post(mailer, mails.in(database.mailLedger()));
      ProgressLine progress =
          new ProgressLine(
              new PrintWriter(System.out, true, StandardCharsets.UTF_8), false, Clock.systemUTC());
      MonthClose close =
          new MonthClose(
              journal,
              new DagRunner(
                  MonthlyDag.of(parts(config, database, post)),
                  journal,
                  progress,
                  Clock.systemUTC()),
              new MonthClose.RunFacts(42, config.settingsSha256(), "development"),
              Clock.systemUTC());
      YearMonth from = YearMonth.parse(after(said, "--from"));
      YearMonth to = YearMonth.parse(after(said, "--to"));
      for (YearMonth month : close.chronology().missing(from, to)) {
        close.close(month, Optional.empty());
      }
    }
    System.exit(0);
  }

  private static MonthlyDag.Parts parts(Config config, Database database, Post post) {
    UmapParams params =
        UmapParams.DEFAULT
            .withNeighbours(config.pipeline().embed().neighbours())
            .withMinDist(config.pipeline().embed().minDist())
            .withEpochs(config.pipeline().embed().epochs());
    return new MonthlyDag.Parts(
        database.warehouse(),
        Edges.source(config),
        config.ingestSha256(),
        new UmapProjection(params, 2),
        new BarCharts(),
        post,
        config.mail().to(),
        Optional.empty(),
        (select, month) -> Map.of(),
        config.pipeline(),
        config.gates(),
        2);
  }

  private static String after(List<String> words, String name) {
    return words.get(words.indexOf(name) + 1);
  }

  /**
   * Commits the publication by itself, and the journal entry later: after a pause of any length.
   */
  private static RunJournal early(RunJournal journal) {
    return (RunJournal)
        Proxy.newProxyInstance(
            PlantedMain.class.getClassLoader(),
            new Class<?>[] {RunJournal.class},
            (proxy, method, given) -> {
              if (method.getName().equals("commit") && given[1].equals("publish_tables")) {
                @SuppressWarnings("unchecked")
                StepResult result = ((Supplier<StepResult>) given[3]).get();
                System.out.println("the publication is out");
                pause();
                given[3] = (Supplier<StepResult>) () -> result;
              }
              return call(method, journal, given);
            });
  }

  private static MailLedger forgetful(MailLedger ledger) {
    return (MailLedger)
        Proxy.newProxyInstance(
            PlantedMain.class.getClassLoader(),
            new Class<?>[] {MailLedger.class},
            (proxy, method, given) ->
                method.getName().equals("claim") ? new MailLedger.Claim.Granted() : null);
  }

  /** Until whoever started this closes its end of the input. */
  private static void pause() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object call(Method method, Object target, Object[] given) throws Throwable {
    try {
      return method.invoke(target, given);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
