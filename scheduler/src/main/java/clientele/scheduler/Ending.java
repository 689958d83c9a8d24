package clientele.scheduler;

import java.util.concurrent.CountDownLatch;

/**
 * The end of the program as the operating system asks for it, by SIGTERM or Ctrl-C: what is at work
 * is told, and the process goes when all that was opened after this is closed.
 */
public final class Ending implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Waits to be asked.
   *
   * @param asked tells whoever is at work to come to an end
   */
  public Ending(Runnable asked) {
    this.hook = new Thread(() -> await(asked), "ending");
    Runtime.getRuntime().addShutdownHook(hook);
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

  private void await(Runnable asked) {
    asked.run();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
