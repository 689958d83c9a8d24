package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.Main;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real process says, with the logging it is shipped with: an error and nothing else. */
class OneLineTest {
  @Test
  void an_error_of_the_real_process_is_one_line(@TempDir Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "generate",
                "--customers=-1",
                "--months=1",
                "--seed=1",
                "--out=" + folder)
            .redirectErrorStream(true)
            .start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).singleElement().asString().startsWith("clientele: USAGE: ");
  }
}
