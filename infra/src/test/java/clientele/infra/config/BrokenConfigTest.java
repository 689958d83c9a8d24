package clientele.infra.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.load.ConfigLoader;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that cannot be read at all is one clear error. */
@Timeout(60)
class BrokenConfigTest {
  @Test
  void what_is_not_yaml_is_named_with_its_place(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "pipeline:\n  seed: [1\nmail: 2\n");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of()))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("c.yaml:")
        .hasMessageContaining("not YAML: ");
  }

  @Test
  void a_file_that_is_not_there_is_named(@TempDir Path folder) {
    Path absent = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(absent), Map.of()))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("cannot be read [" + absent);
  }
}
