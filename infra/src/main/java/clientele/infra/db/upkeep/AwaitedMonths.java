package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
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
                    handle
                        .createQuery("select month from clientele.awaited_month")
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
                  int rows = handle.execute("delete from clientele.awaited_month");
                  for (YearMonth month : months) {
                    rows +=
                        handle.execute(
                            "insert into clientele.awaited_month (month, looked_at) values (?, ?)",
                            month.atDay(1),
                            now);
                  }
                  return rows;
                }));
  }
}
