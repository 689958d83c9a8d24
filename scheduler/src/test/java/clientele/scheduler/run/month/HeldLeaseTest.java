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

/** Whoever works under a lease is asked to end, and waited for. */
@ExtendWith(PostgresExtension.class)
class HeldLeaseTest {
  private final TestDatabase database;

  HeldLeaseTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void a_step_that_ends_within_the_grace_is_not_stopped() {
    HeldLease lease = HeldLease.tryTake(database.address()).orElseThrow();
    CompletableFuture<Void> work = workUntil(lease, lease.stop().any());
    lease.end(Duration.ofMinutes(5));
    assertThat(lease.stop().released()).isPresent();
    assertThat(lease.stop().ordered()).isEmpty();
    work.join();
    assertFree();
  }

  @Test
  void a_step_that_does_not_is_stopped_and_its_run_kept_for_the_next_start() {
    HeldLease lease = HeldLease.tryTake(database.address()).orElseThrow();
    CompletableFuture<Void> work = workUntil(lease, lease.stop().order());
    lease.end(Duration.ofMillis(50));
    assertThat(lease.stop().ordered()).map(StopSignal.Order::keep).contains(true);
    work.join();
    assertFree();
  }

  private static CompletableFuture<Void> workUntil(HeldLease lease, CompletableFuture<?> asked) {
    return CompletableFuture.runAsync(
        () -> {
          asked.join();
          lease.close();
        });
  }

  /** The end was waited for: lease is there to be taken. */
  private void assertFree() {
    Optional<HeldLease> next = HeldLease.tryTake(database.address());
    assertThat(next).isPresent();
    next.get().close();
  }
}
