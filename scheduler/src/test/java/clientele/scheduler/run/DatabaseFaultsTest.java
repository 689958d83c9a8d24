package clientele.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.RetryConfig;
import clientele.infra.db.Database;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.mail.FolderMailer;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.MonthSteps;
import clientele.scheduler.wiring.Edges;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.dag.Dag;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.publish.mail.Post;
import clientele.steps.table.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is stopped under every step, and one whose disk is full. */
class DatabaseFaultsTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 12);
  private static final Set<String> ATTEMPTS =
      Set.of(
          "run_step.attempt",
          "run_step.status",
          "run_step.rows_written",
          "run_step.metrics",
          "run_step.error_code",
          "run_step.error_message");

  @TempDir private Path folder;

  private EmbeddedDatabase server;
  private Database database;

  /** A step under which something happens once its rows are written and not yet committed. */
  private record Shaken(Step step, Consumer<Step> happening) implements Step {
    @Override
    public String name() {
      return step.name();
    }

    @Override
    public Set<Table<?>> reads() {
      return step.reads();
    }

    @Override
    public Set<Table<?>> readsPast() {
      return step.readsPast();
    }

    @Override
    public Set<Table<?>> writes() {
      return step.writes();
    }

    @Override
    public StepResult run(RunContext run) {
      StepResult result = step.run(run);
      happening.accept(step);
      return result;
    }
  }

  @Test
  void a_server_stopped_and_started_under_every_step_leaves_the_same_tables_and_one_mail() {
    SyntheticShop.write(ShopPlan.of(200, 3, MONTH, 7), folder.resolve("shop"), share -> {});
    RunOutcome calm = close("calm", step -> {}, true);
    assertThat(calm).isInstanceOf(RunOutcome.Published.class);
    Map<String, List<String>> expected = dump();
    end();

    Set<String> shaken = new HashSet<>();
    RunOutcome outcome =
        close(
            "shaken",
            step -> {
              if (shaken.add(step.name())) {
                int port = server.port();
                server.close();
                server = EmbeddedDatabase.start(folder.resolve("shaken"), port, false);
              }
            },
            true);
    assertThat(outcome).isInstanceOf(RunOutcome.Published.class);
    assertThat(shaken).containsExactlyInAnyOrderElementsOf(MonthSteps.names());
    Map<String, List<String>> found = dump();
    expected.remove("run_step");
    found.remove("run_step");
    assertThat(found).isEqualTo(expected);
    assertThat(folder.resolve("shaken/outbox").toFile().list()).hasSize(1);
    end();
  }

  @Test
  void a_full_disk_is_one_clear_error_and_the_month_goes_on_when_there_is_room() {
    SyntheticShop.write(ShopPlan.of(200, 3, MONTH, 7), folder.resolve("shop"), share -> {});
    server = EmbeddedDatabase.start(folder.resolve("full"), 0, false);
    Database.open(server.address()).close();
    fill();
    RunOutcome outcome = close("full", step -> {}, false);
    assertThat(outcome).isInstanceOf(RunOutcome.Stopped.class);
    assertThat(((RunOutcome.Stopped) outcome).failure().message())
        .startsWith("the database's disk is full [")
        .contains("No space left on device")
        .endsWith("Maybe make room.");
    database.jdbi().useHandle(handle -> handle.execute("drop function clientele.full() cascade"));
    assertThat(close("full", step -> {}, false)).isInstanceOf(RunOutcome.Published.class);
    end();
  }

  /** The server's own words for a disk without room, whenever a customer's place is written. */
  private void fill() {
    try (Database opened = Database.open(server.address())) {
      opened
          .jdbi()
          .useHandle(
              handle ->
                  handle
                      .getConnection()
                      .createStatement()
                      .execute(
                          """
                      create function clientele.full() returns trigger language plpgsql as $$
                      begin
                        raise exception 'could not extend file "base/16385/16500": No space left on device'
                          using errcode = '53100', hint = 'Check free disk space.';
                      end $$;
                      create trigger full_disk before insert on clientele.customer_embedding
                        for each statement execute function clientele.full()
                      """));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    database.close();
    server.close();
  }

  private Map<String, List<String>> dump() {
    return BiDump.of(server.address(), ATTEMPTS);
  }

  private RunOutcome close(String home, Consumer<Step> happening, boolean fresh) {
    Path place = folder.resolve(home);
    if (fresh) {
      server = EmbeddedDatabase.start(place, 0, false);
    }
    database = Database.open(server.address());
    Config config =
        Config.DEFAULT.withSource(
            new ShopFolders(folder.resolve("shop")).transactions().toString());
    try (HeldLease lease = HeldLease.tryTake(server.address()).orElseThrow()) {
      RunJournal journal = database.journal(lease.row());
      RunPolicy policy =
          new RunPolicy(Clock.systemUTC(), retry(), (time, stop) -> {}, () -> 1.0, lease.stop());
      return new MonthClose(
              journal,
              new DagRunner(dag(config, place, happening), journal, new RunListener() {}, policy),
              new MonthClose.RunFacts(42, "s", "test"),
              Clock.systemUTC())
          .close(MONTH, Optional.empty());
    }
  }

  private static RetryConfig retry() {
    return new RetryConfig(
        3,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofHours(1),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30));
  }

  private Dag dag(Config config, Path home, Consumer<Step> happening) {
    List<Step> steps = new ArrayList<>();
    MonthlyDag.of(
            new MonthlyDag.Parts(
                database.warehouse(),
                Edges.source(config),
                config.ingestSha256(),
                new UmapProjection(UmapParams.DEFAULT.withNeighbours(10).withEpochs(20), 2),
                new BarCharts(),
                new Post(
                    new FolderMailer(home.resolve("outbox"), "a@localhost"), database.mailLedger()),
                List.of("owner@localhost"),
                Optional.empty(),
                (select, month) -> Map.of(),
                config.pipeline(),
                config.gates(),
                2))
        .inOrder()
        .forEach(step -> steps.add(new Shaken(step, happening)));
    return Dag.of(steps);
  }
}
