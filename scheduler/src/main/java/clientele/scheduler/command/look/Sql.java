package clientele.scheduler.command.look;

import clientele.infra.db.reader.ReadOnlyQuery;
import clientele.scheduler.command.CsvOutput;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.TableOutput;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.ReadAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the database one question. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one read-only query as the role bi_reader and prints the answer.",
      "Works beside a demo or a run that holds the same home."
    })
public final class Sql implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Parameters(paramLabel = "SELECT", description = "One statement; the schema bi is searched.")
  private String query;

  @Option(names = "--csv", description = "Print RFC 4180 CSV instead of a table.")
  private boolean csv;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    ReadOnlyQuery.Sink sink = csv ? new CsvOutput(terminal.out()) : new TableOutput(terminal.out());
    try (ReadAccess access = ReadAccess.open(place.home(), place.config())) {
      access.query(query, sink);
    }
    if (sink instanceof TableOutput table) {
      table.finish();
    }
    terminal.out().flush();
    return 0;
  }
}
