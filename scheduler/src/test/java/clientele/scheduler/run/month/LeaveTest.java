package clientele.scheduler.run.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever works under a leave is asked to end, and waited for. */
@ExtendWith(PostgresExtension.class)
class LeaveTest {
  private final TestDatabase database;

  LeaveTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void a_step_that_ends_within_the_grace_is_not_stopped() {
    Leave leave = Leave.tryTake(database.address()).orElseThrow();
    CompletableFuture<Void> work = workUntil(leave, leave.stop().any());
    leave.end(Duration.ofMinutes(5));
    assertThat(leave.stop().released()).isPresent();
    assertThat(leave.stop().ordered()).isEmpty();
    work.join();
    assertFree();
  }

  @Test
  void a_step_that_does_not_is_stopped_and_its_run_kept_for_the_next_start() {
    Leave leave = Leave.tryTake(database.address()).orElseThrow();
    CompletableFuture<Void> work = workUntil(leave, leave.stop().order());
    leave.end(Duration.ofMillis(50));
    assertThat(leave.stop().ordered()).map(StopSignal.Order::keep).contains(true);
    work.join();
    assertFree();
  }

  private static CompletableFuture<Void> workUntil(Leave leave, CompletableFuture<?> asked) {
    return CompletableFuture.runAsync(
        () -> {
          asked.join();
          leave.close();
        });
  }

  /** The end was waited for: leave is there to be taken. */
  private void assertFree() {
    Optional<Leave> next = Leave.tryTake(database.address());
    assertThat(next).isPresent();
    next.get().close();
  }
}
