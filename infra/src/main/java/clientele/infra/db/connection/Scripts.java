package clientele.infra.db.connection;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of the module {@code sql}, read from the class path. */
public final class Scripts {
  private Scripts() {}

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
