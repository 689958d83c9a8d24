package clientele.infra.db.connection;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Runs the statements of the module {@code sql}, with what they need bound by name. */
public final class Statements {
  private Statements() {}

  /**
   * Runs a statement that changes something.
   *
   * @param script path of its file, such as {@code journal/close_run}
   * @return number of rows it touched
   */
  public static int execute(Handle handle, String script, Map<String, ?> parameters) {
    return execute(handle, script, Map.of(), parameters);
  }

  /** The same, of a statement with places for names. */
  public static int execute(
      Handle handle, String script, Map<String, String> names, Map<String, ?> parameters) {
    return handle
        .createUpdate(Scripts.read(new SqlScript(script), names))
        .bindMap(parameters)
        .execute();
  }

  /** A statement that yields rows. */
  public static Query query(Handle handle, String script, Map<String, ?> parameters) {
    return query(handle, script, Map.of(), parameters);
  }

  /** The same, of a statement with places for names. */
  public static Query query(
      Handle handle, String script, Map<String, String> names, Map<String, ?> parameters) {
    return handle.createQuery(Scripts.read(new SqlScript(script), names)).bindMap(parameters);
  }

  /** The key of a run's rows as parameters: {@code :month}, a date, and {@code :revision}. */
  public static Map<String, Object> key(RunId run) {
    return Map.of("month", run.month().atDay(1), "revision", run.revision());
  }

  /** The key of a run's rows, and more. */
  public static Map<String, Object> key(RunId run, Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.putAll(key(run));
    return parameters;
  }
}
