package clientele.scheduler.shell;

import clientele.infra.db.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * A step, or a start, that is held where it writes a table, by a lock on that table, until this is
 * closed.
 */
public final class HeldStep implements AutoCloseable {
  private static final int LOOKS = 1200;

  private final TestDatabase database;
  private final Handle handle;

  public HeldStep(TestDatabase database, String table) {
    this.database = database;
    this.handle = database.jdbi().open();
    handle.begin();
    handle.execute("lock table clientele." + table + " in share mode");
  }

  /** Waits until the step has come there. */
  public void awaited() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < LOOKS; looks++) {
      if (waiting() > 0) {
        return;
      }
      never.await(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("no step came there within a minute");
  }

  @Override
  public void close() {
    handle.rollback();
    handle.close();
  }

  private int waiting() {
    String query = "select count(*) from pg_locks where not granted";
    return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(Integer.class).one());
  }
}
