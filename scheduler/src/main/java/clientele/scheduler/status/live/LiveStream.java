package clientele.scheduler.status.live;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells browsers how the newest run goes on, by server-sent events. One thread reads the journal
 * once a second while somebody looks on, and not at all otherwise; a run in another process is seen
 * just the same.
 */
public final class LiveStream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
  private static final int MOST_CLIENTS = 100;
  private static final int BEATS_BETWEEN_COMMENTS = 15;

  private final Supplier<String> picture;
  private final Map<SseClient, String> clients = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "page-live");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> beating;
  private int beats;

  /**
   * @param picture what is shown of the run now, as HTML
   */
  public LiveStream(Supplier<String> picture) {
    this.picture = picture;
    beating = clock.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  /** Takes a browser in; beyond the hundredth none, so that the page stays what it is for all. */
  public void join(SseClient client) {
    if (clients.size() >= MOST_CLIENTS) {
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    clients.put(client, "");
  }

  private void tell() {
    if (clients.isEmpty()) {
      return;
    }
    try {
      beats++;
      String now = picture.get();
      clients.forEach(
          (client, seen) -> {
            if (!seen.equals(now)) {
              client.sendEvent("run", now);
              clients.replace(client, now);
            } else if (beats % BEATS_BETWEEN_COMMENTS == 0) {
              client.sendComment("still here");
            }
          });
    } catch (RuntimeException e) {
      // The database may be away for a moment; the next beat tries again.
      log.debug("the live picture cannot be made", e);
    }
  }

  @Override
  public void close() {
    beating.cancel(true);
    clock.shutdownNow();
    clients.keySet().forEach(SseClient::close);
  }
}
