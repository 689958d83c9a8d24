package clientele.scheduler.wiring;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the program as the operating system asks for it, by SIGTERM or Ctrl-C: what is at work
 * is told, and the process goes when all that was opened after this is closed.
 */
public final class Ending implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean asked;

  /**
   * Waits to be asked.
   *
   * @param tell tells whoever is at work to come to an end
   */
  public Ending(Runnable tell) {
    this.hook = new Thread(() -> end(tell), "ending");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether it was asked for, so that nothing more should be begun. */
  boolean isAsked() {
    return asked;
  }

  /** All is closed, and the process may go. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending already
    }
  }

  private void end(Runnable tell) {
    asked = true;
    log.warn("event=asked_to_end");
    tell.run();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
