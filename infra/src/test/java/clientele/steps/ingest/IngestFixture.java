package clientele.steps.ingest;

import clientele.infra.db.TestDatabase;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.features.BuildFeatures;
import clientele.steps.port.TransactionSource;
import clientele.steps.settings.PipelineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The steps from file to features on a real database, each in a transaction of its own. */
public record IngestFixture(TestDatabase database, PipelineSettings settings, String ingestSha256) {

  public static IngestFixture of(TestDatabase database) {
    return new IngestFixture(database, PipelineSettings.DEFAULT, "default");
  }

  /** The real data beside the repository, if it is there. */
  public static Optional<Path> realData() {
    String stated = System.getProperty("clientele.shared", "");
    if (!stated.isEmpty()) {
      return Optional.of(Path.of(stated, "data/online-retail/data.csv.gz")).filter(Files::exists);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data/online-retail/data.csv.gz");
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  public static TransactionSource csv(Path place) {
    return new CsvTransactionSource(place, CsvFormat.DEFAULT);
  }

  public StepResult pull(String month, int revision, TransactionSource source) {
    return run(
        new PullTransactions(source, database.warehouse(), settings, ingestSha256),
        month,
        revision);
  }

  public StepResult filter(String month, int revision) {
    return run(new FilterTransactions(database.warehouse(), settings.filter()), month, revision);
  }

  public StepResult features(String month, int revision) {
    return run(new BuildFeatures(database.warehouse(), settings), month, revision);
  }

  private StepResult run(Step step, String month, int revision) {
    RunId id = new RunId(YearMonth.parse(month), revision);
    RunContext context = new RunContext(id, 1, 42, Instant.EPOCH);
    return database.jdbi().inTransaction(handle -> step.run(context));
  }

  /** The rows of a query, each as its columns' texts joined by a space. */
  public List<String> rows(String sql) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, context) -> {
                          StringBuilder text = new StringBuilder();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            text.append(i == 1 ? "" : " ").append(row.getString(i));
                          }
                          return text.toString();
                        })
                    .list());
  }
}
