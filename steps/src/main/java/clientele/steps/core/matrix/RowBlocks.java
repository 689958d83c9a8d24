package clientele.steps.core.matrix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Cuts rows into blocks of fixed size and works on the blocks with several threads. The cut does
 * not depend on the number of threads, so a task that writes only to the places of its own block
 * gives the same bytes on any number of them.
 */
public final class RowBlocks {
  private final int rows;
  private final int blockSize;

  private RowBlocks(int rows, int blockSize) {
    this.rows = rows;
    this.blockSize = blockSize;
  }

  /** What is done to the rows {@code from} (inclusive) … {@code to} (exclusive) of a block. */
  @FunctionalInterface
  public interface Task {
    /** Works on one block and writes nowhere else. */
    void run(int block, int from, int to);
  }

  /** A cut of 0 … rows − 1 into blocks of at most {@code blockSize} rows. */
  public static RowBlocks of(int rows, int blockSize) {
    if (rows < 0 || blockSize < 1) {
      throw new IllegalArgumentException(
          "rows or block size is too small [%d, %d]".formatted(rows, blockSize));
    }
    return new RowBlocks(rows, blockSize);
  }

  /** Number of blocks. */
  public int count() {
    return (int) (((long) rows + blockSize - 1) / blockSize);
  }

  /**
   * Runs the task on every block and returns when all are done.
   *
   * @param threads at least 1; the calling thread is one of them
   * @throws IllegalStateException if the calling thread is interrupted while it waits
   */
  public void run(int threads, Task task) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is below 1 [" + threads + "]");
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work = () -> drain(next, failure, task);
    Thread[] others = new Thread[Math.max(0, Math.min(threads, count()) - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(work, "row-blocks-" + (i + 1));
      others[i].setDaemon(true);
      others[i].start();
    }
    work.run();
    join(others, next);
    rethrow(failure.get());
  }

  private void drain(AtomicInteger next, AtomicReference<Throwable> failure, Task task) {
    try {
      for (int block = next.getAndIncrement(); block < count(); block = next.getAndIncrement()) {
        int from = block * blockSize;
        task.run(block, from, Math.min(rows - from, blockSize) + from);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(count());
    }
  }

  private void join(Thread[] others, AtomicInteger next) {
    try {
      for (Thread other : others) {
        other.join();
      }
    } catch (InterruptedException e) {
      next.set(count());
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while other threads were at work", e);
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
