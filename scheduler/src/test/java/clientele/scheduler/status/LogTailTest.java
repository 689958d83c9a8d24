package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.run.progress.RunLog;
import clientele.scheduler.status.live.LogTail;
import clientele.scheduler.status.live.RunProgress.Line;
import clientele.steps.dag.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a run's log as the pages show it. */
class LogTailTest {
  private static final RunId RUN = new RunId(YearMonth.of(2025, 12), 1);
  private static final Instant BEGAN = Instant.parse("2026-01-01T04:00:00Z");

  @TempDir private Path folder;

  @Test
  void lines_are_told_with_time_and_step_and_what_went_wrong_is_marked() throws IOException {
    write(
        """
        2026-01-01T04:00:01.250Z INFO  run=2025-12/1 step=- event=run_started steps=14
        2026-01-01T04:00:02.000Z WARN  run=2025-12/1 step=pull_transactions event=step_failed attempt=1
        java.net.SocketException: no route
        2026-01-01T04:00:03.000Z INFO  run=2025-12/1 step=pull_transactions event=step_started
        """);
    assertThat(new LogTail(folder).of(RUN, BEGAN).orElseThrow())
        .containsExactly(
            new Line("04:00:01", "event=run_started steps=14", false),
            new Line("04:00:02", "pull_transactions event=step_failed attempt=1", true),
            new Line("", "java.net.SocketException: no route", true),
            new Line("04:00:03", "pull_transactions event=step_started", false));
  }

  @Test
  void of_a_long_log_the_newest_lines_are_told_and_a_long_line_is_cut() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("2026-01-01T04:00:01.250Z INFO  run=2025-12/1 step=- event=e").append(i);
      text.append(" ü".repeat(i == 1_999 ? 300 : 1)).append('\n');
    }
    write(text.toString());
    List<Line> lines = new LogTail(folder).of(RUN, BEGAN).orElseThrow();
    assertThat(lines).hasSize(40);
    assertThat(lines.get(0).text()).isEqualTo("event=e1960 ü");
    assertThat(lines.get(39).text()).startsWith("event=e1999 ü").endsWith("…").hasSize(241);
  }

  @Test
  void a_file_that_a_run_elsewhere_has_overtaken_and_one_that_is_missing_tell_nothing()
      throws IOException {
    LogTail logs = new LogTail(folder);
    assertThat(logs.isHere(RUN)).isFalse();
    assertThat(logs.of(RUN, BEGAN)).isEmpty();
    write("2026-01-01T04:00:01.250Z INFO  run=2025-12/1 step=- event=run_started steps=14\n");
    assertThat(logs.isHere(RUN)).isTrue();
    assertThat(logs.of(RUN, BEGAN.plusSeconds(60))).isPresent();
    assertThat(logs.of(RUN, BEGAN.plusSeconds(62))).isEmpty();
  }

  private void write(String text) throws IOException {
    Files.writeString(RunLog.file(folder, RUN), text);
  }
}
