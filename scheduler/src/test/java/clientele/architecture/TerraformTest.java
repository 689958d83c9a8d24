package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks the terraform folder as far as this machine can: by terraform itself with a mocked
 * provider where both are there, and by the text alone everywhere.
 */
class TerraformTest {
  private static final Path FOLDER = Path.of("..", "terraform");
  private static final int NOT_HERE = 75;

  @Test
  void terraform_finds_it_valid_and_every_promise_kept() throws Exception {
    check();
  }

  @Test
  @Tag("soak")
  void planted_faults_are_found() throws Exception {
    check("planted");
  }

  /** The lesser check: what a look at the text can say where there is no terraform. */
  @Test
  void the_text_has_no_open_door() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
      assertThat(sources).hasSizeGreaterThan(8);
      for (Path file : sources) {
        String text = Files.readString(file).replaceAll("(?m)^\\s*#.*$", "");
        assertThat(count(text, '{')).as("braces of " + file).isEqualTo(count(text, '}'));
        assertThat(count(text, '[')).as("brackets of " + file).isEqualTo(count(text, ']'));
        assertThat(text)
            .as(file.toString())
            .doesNotContainPattern("publicly_accessible\\s*=\\s*true")
            .doesNotContainPattern("encrypted\\s*=\\s*false")
            .doesNotContainPattern("Action\\s*=\\s*\\[?\"\\*\"")
            .doesNotContainPattern("AKIA[0-9A-Z]{16}");
      }
    }
  }

  private static void check(String... mode) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("bash", FOLDER.resolve("check").toString()), Stream.of(mode))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    System.out.println("terraform: " + said.strip());
    if (exit == NOT_HERE) {
      abort(said);
    }
    assertThat(exit).as(said).isZero();
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
