package clientele.steps.core.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * A fixed crew of threads for work that falls into numbered, independent pieces. A piece may write
 * only what belongs to its number, so the outcome cannot depend on who did it or when; nothing is
 * summed across threads. The calling thread works too: one worker means no thread is started.
 *
 * <p>Parallel streams would do the same on the common pool, whose size the caller cannot choose;
 * {@code --threads} must mean what it says.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService others;

  /** A crew of this size, 1 or more. Close it after use. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be a thread at least [" + threads + "]");
    }
    this.threads = threads;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "core-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Number of threads, the caller's included. */
  public int threads() {
    return threads;
  }

  /** Does pieces 0 … count − 1 with a crew for this alone. */
  public static void each(int threads, int count, IntConsumer piece) {
    try (Workers workers = new Workers(threads)) {
      workers.each(count, piece);
    }
  }

  /** Cuts 0 … n − 1 into blocks of this many and does them with a crew for this alone. */
  public static void blocks(int threads, int n, int block, Range work) {
    try (Workers workers = new Workers(threads)) {
      workers.blocks(n, block, work);
    }
  }

  /** Does pieces 0 … count − 1, each once, and returns when all are done. */
  public void each(int count, IntConsumer piece) {
    share(
        count,
        i -> {
          giveUpIfInterrupted();
          piece.accept(i);
        });
  }

  private void share(int count, IntConsumer piece) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              piece.accept(i);
            }
          } catch (RuntimeException | Error failed) {
            next.set(count);
            throw failed;
          }
        };
    List<Future<?>> running = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, count); t++) {
      running.add(others.submit(share));
    }
    try {
      share.run();
    } finally {
      // whatever happened here, the others must not write on after we returned
      next.set(count);
      running.forEach(Workers::await);
    }
  }

  /** Cuts 0 … n − 1 into blocks of this many and does each block once. */
  public void blocks(int n, int block, Range work) {
    each(
        (int) (((long) n + block - 1) / block),
        b -> work.accept(b * block, (int) Math.min(n, ((long) b + 1) * block)));
  }

  /**
   * Works in rounds: 0 … size − 1 of a round is cut into as many ranges as there are threads, and
   * no round begins before the one before is over everywhere. For many short rounds; handing each
   * one to the crew anew takes longer than a round (8,000 rounds of 75 µs: 1.06 s instead of 0.76
   * s).
   *
   * @param sizes how much there is to do in a round, by its number
   */
  public void rounds(int rounds, IntUnaryOperator sizes, Round work) {
    Phaser phaser = new Phaser(threads);
    // each waits for all others, so each has a thread of its own: as many pieces as threads
    share(
        threads,
        t -> {
          try {
            for (int r = 0; r < rounds; r++) {
              giveUpIfInterrupted();
              long size = sizes.applyAsInt(r);
              work.accept(r, (int) (size * t / threads), (int) (size * (t + 1) / threads));
              if (phaser.arriveAndAwaitAdvance() < 0) {
                return; // another one failed
              }
            }
          } catch (RuntimeException | Error failed) {
            phaser.forceTermination();
            throw failed;
          }
        });
  }

  /** Whoever interrupts the caller wants no outcome any more; the others stop as well. */
  private static void giveUpIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }

  private static void await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return;
        } catch (InterruptedException stop) {
          interrupted = true;
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          if (failed.getCause() instanceof Error cause) {
            throw cause;
          }
          throw new IllegalStateException(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Work on the numbers from (inclusive) to to (exclusive). */
  @FunctionalInterface
  public interface Range {
    void accept(int from, int to);
  }

  /** Work on the numbers from (inclusive) to to (exclusive) of a round. */
  @FunctionalInterface
  public interface Round {
    void accept(int round, int from, int to);
  }
}
