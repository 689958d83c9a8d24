package clientele.scheduler.status;

import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.dag.RunId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ready what plot, pages and placement need of the newest published month, in a thread of its
 * own, so that the first to ask waits no longer than the others.
 */
final class NewestMonth implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NewestMonth.class);
  private static final int LOOK_SECONDS = 10;

  private final PageReader reader;
  private final List<Consumer<RunId>> makers;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "page-newest-month");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> looking;
  private Optional<RunId> ready = Optional.empty();
  private long erased;

  NewestMonth(PageReader reader, List<Consumer<RunId>> makers) {
    this.reader = reader;
    this.makers = List.copyOf(makers);
    looking = worker.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      Optional<RunId> newest = reader.published().stream().findFirst().map(PageParts::id);
      long erasure = reader.erasure();
      if (!newest.equals(ready) || erasure != erased) {
        newest.ifPresent(run -> makers.forEach(maker -> maker.accept(run)));
        ready = newest;
        erased = erasure;
      }
    } catch (RuntimeException e) {
      // Whoever asks will hear of it; the next look tries again.
      log.debug("the newest month cannot be made ready", e);
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    worker.shutdownNow();
  }
}
