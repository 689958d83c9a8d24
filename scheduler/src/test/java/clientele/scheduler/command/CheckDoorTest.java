package clientele.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.check.Checkup;
import clientele.scheduler.check.Finding;
import clientele.steps.dag.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Check really asks a database for orders, and says what it refuses. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class CheckDoorTest {
  @TempDir private Path folder;

  private Finding source(TestDatabase database, String query) throws IOException {
    String url = database.address().url();
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            "source: {jdbc: {url: '%s', user: %s, password: '${WORD}', query: \"%s\"}}"
                .formatted(url.replaceFirst("\\?.*", ""), database.address().user(), query));
    Config config =
        ConfigLoader.load(
            Optional.of(file), Map.of("WORD", url.replaceFirst(".*[?&]password=([^&]*).*", "$1")));
    return Checkup.of(config, folder.resolve("home")).findings().stream()
        .filter(finding -> finding.part().equals("source"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_query_is_asked(TestDatabase database) throws IOException {
    Finding good = source(database, "select now() as ordered_at, 1 as customer_id, 2 as amount");
    assertThat(good.words()).matches("jdbc:postgresql://[^ ?]*/ answers");
    assertThat(good.works()).isTrue();
    Finding wrong = source(database, "select 1 as customer_id");
    assertThat(wrong.works()).isFalse();
    assertThat(wrong.code()).isEqualTo(ErrorCode.USAGE);
    assertThat(wrong.words()).contains("no such column [ordered_at]");
  }
}
