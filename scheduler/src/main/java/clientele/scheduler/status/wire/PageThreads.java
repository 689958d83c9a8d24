package clientele.scheduler.status.wire;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Has pages made by threads of their own, so that the server's are left for connections and for the
 * answers to monitors, however many pages are asked for or read slowly. A request that shows a
 * token may have to wait first, in no thread at all.
 */
final class PageThreads extends Handler.Wrapper {
  private static final int THREADS = 64;
  private static final int WAITING = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** As long as a page takes to be made and read; a stream of events may last. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Predicate<Request> monitor;
  private final Predicate<Request> stream;
  private final Function<Request, Duration> wait;
  private final ThreadPoolExecutor pool;

  /**
   * Takes what it is told of requests.
   *
   * @param monitor whether a request is answered by the server's own threads
   * @param stream whether its answer may last for ever
   * @param wait how long it waits before it is looked at
   */
  PageThreads(
      Predicate<Request> monitor, Predicate<Request> stream, Function<Request, Duration> wait) {
    this.monitor = monitor;
    this.stream = stream;
    this.wait = wait;
    ThreadFactory plain = Executors.defaultThreadFactory();
    this.pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            work -> {
              Thread thread = plain.newThread(work);
              thread.setName("page-" + thread.getId());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (monitor.test(request)) {
      return super.handle(request, response, callback);
    }
    Duration first = wait.apply(request);
    if (first.isZero()) {
      hand(request, response, callback);
    } else {
      request
          .getComponents()
          .getScheduler()
          .schedule(
              () -> hand(request, response, callback), first.toMillis(), TimeUnit.MILLISECONDS);
    }
    return true;
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    pool.shutdownNow();
  }

  private void hand(Request request, Response response, Callback callback) {
    try {
      pool.execute(() -> carry(request, response, callback));
    } catch (RejectedExecutionException e) {
      Refusal.TOO_BUSY.answer(response, callback);
    }
  }

  private void carry(Request request, Response response, Callback callback) {
    Callback ending = stream.test(request) ? callback : limited(request, callback);
    try {
      if (!super.handle(request, response, ending)) {
        Response.writeError(request, response, ending, 404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, ending, e);
    }
  }

  /** Ends the connection of a client that does not take its answer. */
  private static Callback limited(Request request, Callback callback) {
    Scheduler.Task alarm =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> request.getConnectionMetaData().getConnection().getEndPoint().close(),
                LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
    return Callback.from(callback, alarm::cancel);
  }
}
