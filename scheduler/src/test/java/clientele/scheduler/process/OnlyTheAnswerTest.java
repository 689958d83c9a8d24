package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real process with the log configuration of the jar prints what was asked for, and no more. */
@ExtendWith(PostgresExtension.class)
class OnlyTheAnswerTest {
  @TempDir private Path folder;

  @Test
  void a_query_is_answered_without_a_word_of_the_log_about_itself(TestDatabase database)
      throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            "database: { url: \"%s\", user: %s }"
                .formatted(database.address().url(), database.address().user()));
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile=logback.xml",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "clientele.scheduler.Main",
                    "sql",
                    "--csv",
                    "select 1 as one",
                    "--config",
                    config.toString(),
                    "--home",
                    folder.toString()))
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).isEqualTo("one\r\n1\r\n");
    assertThat(errors).isEmptyFile();
  }
}
