package clientele.scheduler.status.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a request sends before any route sees it, without a thread that waits: whole within
 * a time and a size, or not at all. A client that sends a byte a second therefore costs its socket
 * and nothing else.
 */
final class WholeBody extends Handler.Wrapper {
  private static final Logger log = LoggerFactory.getLogger(WholeBody.class);

  private final Duration longest;
  private final ToIntFunction<Request> largest;

  /**
   * Takes the limits.
   *
   * @param longest from the head to the last byte
   * @param largest in bytes, by request
   */
  WholeBody(Duration longest, ToIntFunction<Request> largest) {
    this.longest = longest;
    this.largest = largest;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean sends =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (!sends) {
      return super.handle(request, response, callback);
    }
    int most = largest.applyAsInt(request);
    if (request.getLength() > most) {
      Refusal.TOO_LARGE.answer(response, callback);
    } else {
      new Reading(request, response, callback, most).begin();
    }
    return true;
  }

  /**
   * One body on its way. Whoever ends it, the last byte or the clock, is the only one to answer.
   */
  private final class Reading implements Runnable {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Scheduler.Task alarm;

    Reading(Request request, Response response, Callback callback, int most) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.most = most;
      this.alarm =
          request
              .getComponents()
              .getScheduler()
              .schedule(this::late, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void begin() {
      run();
    }

    /** Takes what has come; called again when there is more. */
    @Override
    public void run() {
      while (!ended.get()) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          gone(chunk.getFailure());
          return;
        }
        byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
        boolean last = chunk.isLast();
        chunk.release();
        if (taken.size() + bytes.length > most) {
          refuse(Refusal.TOO_LARGE);
          return;
        }
        taken.writeBytes(bytes);
        if (last) {
          pass();
          return;
        }
      }
    }

    private void pass() {
      if (!end()) {
        return;
      }
      try {
        if (!WholeBody.super.handle(new Taken(request, taken.toByteArray()), response, callback)) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Exception e) {
        Response.writeError(request, response, callback, e);
      }
    }

    private void late() {
      if (end()) {
        log.info("event=client_slow seconds={}", longest.toSeconds());
        Refusal.TOO_SLOW.answer(response, callback);
      }
    }

    private void refuse(Refusal refusal) {
      if (end()) {
        refusal.answer(response, callback);
      }
    }

    private void gone(Throwable why) {
      if (end()) {
        log.info("event=client_gone while=sending cause={}", why.getClass().getSimpleName());
        callback.failed(why);
      }
    }

    private boolean end() {
      alarm.cancel();
      return ended.compareAndSet(false, true);
    }
  }

  /** The request with its body at hand. */
  private static final class Taken extends Request.Wrapper {
    private final Content.Source body;

    Taken(Request request, byte[] body) {
      super(request);
      this.body = new ByteBufferContentSource(ByteBuffer.wrap(body));
    }

    @Override
    public Content.Chunk read() {
      return body.read();
    }

    @Override
    public void demand(Runnable more) {
      body.demand(more);
    }

    @Override
    public void fail(Throwable failure) {
      body.fail(failure);
    }
  }
}
