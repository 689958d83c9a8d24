package clientele.scheduler.shell;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.db.journal.JdbiMailLedger;
import clientele.infra.db.warehouse.JdbiWarehouse;
import clientele.infra.mail.FolderMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.dag.Step;
import clientele.steps.publish.mail.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The steps of a month by name, read from the graph itself, so that no test has to list them. */
public final class MonthSteps {
  private MonthSteps() {}

  /** In the order they are done; none of them could do anything, as there is no database. */
  public static List<String> names() {
    Jdbi nowhere =
        Jdbi.create(
            () -> {
              throw new IllegalStateException("the names of steps need no database");
            });
    return MonthlyDag.of(
            new MonthlyDag.Parts(
                new JdbiWarehouse(nowhere),
                new CsvTransactionSource(Path.of("none"), CsvFormat.DEFAULT),
                "",
                new UmapProjection(UmapParams.DEFAULT, 1),
                new BarCharts(),
                new Post(
                    new FolderMailer(Path.of("none"), "a@localhost"), new JdbiMailLedger(nowhere)),
                List.of(),
                Optional.empty(),
                (select, month) -> Map.of(),
                Config.DEFAULT.pipeline(),
                Config.DEFAULT.gates(),
                1))
        .inOrder()
        .stream()
        .map(Step::name)
        .toList();
  }
}
