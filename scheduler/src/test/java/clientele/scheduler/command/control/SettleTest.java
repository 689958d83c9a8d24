package clientele.scheduler.command.control;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.Shell;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import clientele.steps.port.MailLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A message of an older issue can be settled too, and is not sent again. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class SettleTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 1);
  private static final Instant NOW = Instant.parse("2026-02-01T05:00:00Z");

  @TempDir private Path folder;

  @Test
  void an_unknown_message_of_an_older_revision_is_settled_and_not_sent_again(TestDatabase database)
      throws IOException {
    RunJournal journal = database.journal();
    MailLedger ledger = database.database().mailLedger();
    for (int revision = 1; revision <= 3; revision++) {
      RunId run = new RunId(MONTH, revision);
      journal.open(new RunJournal.RunOpening(run, 42, "again", "s", "test", "test"), NOW);
      journal.close(run, RunStatus.PUBLISHED, NOW);
      MailLedger.Entry entry = new MailLedger.Entry(run, "owner@shop.example", "summary");
      ledger.claim(entry, "news", false);
      if (revision == 3) {
        ledger.sent(entry, "id");
      } else {
        ledger.unknown(entry, "no answer");
      }
    }
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            "database: { url: \"%s\", user: %s }"
                .formatted(database.address().url(), database.address().user()));
    Shell settled = settle(config);
    assertThat(settled.err()).isEmpty();
    assertThat(settled.code()).isZero();
    assertThat(settled.out())
        .contains("2026-01/1 owner@shop.example settled", "2026-01/2 owner@shop.example settled");
    assertThat(database.database().mailLedger().unknown()).isEmpty();
    assertThat(folder.resolve("home/outbox")).doesNotExist();
    assertThat(settle(config).err()).contains("no message of unknown fate");
  }

  private Shell settle(Path config) {
    return Shell.run(
        "settle",
        "--month",
        MONTH,
        "--to",
        "owner@shop.example",
        "lost",
        "--config",
        config,
        "--home",
        folder.resolve("home"));
  }
}
