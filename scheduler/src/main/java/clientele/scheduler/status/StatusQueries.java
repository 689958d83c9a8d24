package clientele.scheduler.status;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What the pages read, each from a SELECT of its own. Safe for use by many threads. */
public final class StatusQueries {
  private final Jdbi jdbi;

  public StatusQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All runs, newest month first. */
  public List<StatusRows.Month> months() {
    return read("months", Map.of(), StatusRows.Month.class);
  }

  /** The attempts of a month's steps. */
  public List<StatusRows.StepLine> steps(YearMonth month) {
    return read("steps", of(month), StatusRows.StepLine.class);
  }

  /** The quality rules of a published month. */
  public List<StatusRows.Quality> quality(YearMonth month) {
    return read("quality", of(month), StatusRows.Quality.class);
  }

  /** The segments of a published month. */
  public List<StatusRows.SegmentLine> segments(YearMonth month) {
    return read("segments", of(month), StatusRows.SegmentLine.class);
  }

  /** The levers of a published month. */
  public List<StatusRows.Lever> levers(YearMonth month) {
    return read("levers", of(month), StatusRows.Lever.class);
  }

  /** The customers of a published month on the plane. */
  public List<StatusRows.Point> points(YearMonth month) {
    return read("points", of(month), StatusRows.Point.class);
  }

  private static Map<String, Object> of(YearMonth month) {
    return Map.of("month", month.atDay(1));
  }

  private <R> List<R> read(String query, Map<String, Object> parameters, Class<R> row) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(script(query))
                .bindMap(parameters)
                .map(ConstructorMapper.of(row))
                .list());
  }

  private static String script(String name) {
    String path = "/clientele/sql/status/" + name + ".sql";
    try (InputStream in = StatusQueries.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new StepException(ErrorCode.INTERNAL, "no such script [" + path + "]");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StepException(ErrorCode.INTERNAL, "unreadable script [" + path + "]", e);
    }
  }
}
