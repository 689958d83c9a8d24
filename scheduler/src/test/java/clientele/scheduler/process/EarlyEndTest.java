package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.crash.Victim;
import clientele.scheduler.shell.HeldStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program that is asked to end while it starts begins no month. */
@ExtendWith(PostgresExtension.class)
class EarlyEndTest {
  @TempDir private Path folder;

  @Test
  void sigterm_before_leave_is_taken_ends_the_run_before_its_first_step(TestDatabase database)
      throws IOException, InterruptedException {
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            "database: { url: \"%s\", user: %s }"
                .formatted(database.address().url(), database.address().user()));
    Victim run;
    try (HeldStep lease = new HeldStep(database, "run_lease")) {
      run =
          Victim.start(
              "clientele.scheduler.Main",
              List.of(
                  "run",
                  "--month",
                  "2026-01",
                  "--source",
                  folder.toString(),
                  "--config",
                  config.toString(),
                  "--home",
                  folder.resolve("home").toString()),
              Map.of(),
              line -> false);
      lease.awaited();
      run.terminate();
      run.until("event=asked_to_end");
    }
    assertThat(run.end()).as("ended by a signal").isEqualTo(143);
    assertThat(run.said()).doesNotContain(" started");
    assertThat(database.journal().runs()).isEmpty();
  }
}
