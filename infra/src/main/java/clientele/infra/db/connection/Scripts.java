package clientele.infra.db.connection;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The statements of the module {@code sql}, read from the class path. */
public final class Scripts {
  private Scripts() {}

  /** The statement of a file, by its path, bare. */
  public static String read(String path) {
    return read(new SqlScript(path));
  }

  /**
   * The statement of a file, with names in their places: a table or a list of columns cannot be
   * bound.
   *
   * @param names by place; {@code table} stands in the file as {@code {table}}
   */
  public static String read(SqlScript script, Map<String, String> names) {
    String statement = read(script);
    for (Map.Entry<String, String> name : names.entrySet()) {
      statement = statement.replace("{" + name.getKey() + "}", name.getValue());
    }
    return statement;
  }

  /**
   * The statement of a file, bare.
   *
   * @throws StepException INTERNAL if the file is absent or holds anything but one statement
   */
  public static String read(SqlScript script) {
    String path = "/clientele/sql/" + script.path() + ".sql";
    try (InputStream file = Scripts.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new StepException(ErrorCode.INTERNAL, "no such script [" + path + "]");
      }
      return SqlText.bare(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "a script is not one statement [%s: %s]".formatted(path, e.getMessage()),
          e);
    }
  }
}
