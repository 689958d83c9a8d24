package clientele.infra.db.reader;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Questions;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's questions, asked as {@link ReadOnlyQuery} asks them. */
public final class ReaderQuestions implements Questions {
  /** The parameter, but not a cast to a type of that name. */
  private static final Pattern MONTH = Pattern.compile("(?<!:):month\\b");

  private final ReadOnlyQuery query;

  /**
   * Sets the place.
   *
   * @param patience after this the server gives a question up
   */
  public ReaderQuestions(DatabaseAddress address, Duration patience) {
    this.query = new ReadOnlyQuery(address, patience);
  }

  @Override
  public Map<String, String> answer(String select, YearMonth month) {
    OneRow row = new OneRow();
    query.run(MONTH.matcher(select).replaceAll("date '" + month.atDay(1) + "'"), row);
    return row.answer();
  }

  /** Takes one row and refuses a second. */
  private static final class OneRow implements ReadOnlyQuery.Sink {
    private List<String> names = List.of();
    private final Map<String, String> values = new LinkedHashMap<>();
    private int rows;

    @Override
    public void columns(List<String> names) {
      this.names = List.copyOf(names);
    }

    @Override
    public void row(List<@Nullable String> row) {
      rows++;
      if (rows > 1) {
        throw notOneRow("more than one");
      }
      for (int i = 0; i < names.size(); i++) {
        String value = row.get(i);
        if (value != null) {
          values.put(names.get(i), value);
        }
      }
    }

    Map<String, String> answer() {
      if (rows == 0) {
        throw notOneRow("none");
      }
      return values;
    }

    private static StepException notOneRow(String rows) {
      return new StepException(ErrorCode.USAGE, "the query does not yield one row [" + rows + "]");
    }
  }
}
