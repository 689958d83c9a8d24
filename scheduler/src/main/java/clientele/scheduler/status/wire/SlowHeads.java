package clientele.scheduler.status.wire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections whose request never gets past its head: the server's own limit is one of
 * silence, and a byte now and then breaks the silence. Looks at each connection at even intervals;
 * one that has received something since the look before, but no whole head for two looks, and that
 * waits for no answer, is closed.
 */
final class SlowHeads implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration interval;

  SlowHeads(Scheduler scheduler, Duration interval) {
    this.scheduler = scheduler;
    this.interval = interval;
  }

  /** What a connection had received at a look. */
  private record Look(long heads, long bytes) {}

  @Override
  public void onOpened(Connection connection) {
    later(connection, new Look(-1, 0));
  }

  private void later(Connection connection, Look before) {
    scheduler.schedule(() -> look(connection, before), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Connection connection, Look before) {
    if (!connection.getEndPoint().isOpen()) {
      return;
    }
    Look now = new Look(connection.getMessagesIn(), connection.getBytesIn());
    boolean answering = now.heads() > connection.getMessagesOut();
    if (!answering && now.heads() == before.heads() && now.bytes() > before.bytes()) {
      connection.getEndPoint().close();
      return;
    }
    later(connection, now);
  }
}
