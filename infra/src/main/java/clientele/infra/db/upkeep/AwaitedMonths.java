package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The due months that the source had no line of when it was last looked at. */
public final class AwaitedMonths {
  private final Jdbi jdbi;

  public AwaitedMonths(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those months. */
  public NavigableSet<YearMonth> all() {
    return DatabaseErrors.translated(
        "awaited months",
        () ->
            jdbi.withHandle(
                handle ->
                    Statements.query(handle, "awaited/months", Map.of())
                        .mapTo(LocalDate.class)
                        .map(YearMonth::from)
                        .collect(Collectors.toCollection(TreeSet::new))));
  }

  /** Writes down what a look has found; what an earlier one found counts no more. */
  public void found(Collection<YearMonth> months, Instant now) {
    DatabaseErrors.translated(
        "awaited months",
        () ->
            jdbi.inTransaction(
                handle -> {
                  int rows = Statements.execute(handle, "awaited/clear", Map.of());
                  for (YearMonth month : months) {
                    rows +=
                        Statements.execute(
                            handle, "awaited/add", Map.of("month", month.atDay(1), "now", now));
                  }
                  return rows;
                }));
  }
}
