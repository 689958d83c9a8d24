package clientele.scheduler.run;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Does a step's work in a thread of its own, so that it can be given up: when its time is over or
 * somebody orders an end, the server cancels its statement and the thread is interrupted. A
 * calculation that heeds neither is cut off from the database after a short grace, so that whatever
 * it does later is rolled back; its thread ends when the calculation does.
 */
final class StepThread {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long NUDGE_MILLIS = 100;

  private final RunJournal journal;
  private final StopSignal stop;

  StepThread(RunJournal journal, StopSignal stop) {
    this.journal = journal;
    this.stop = stop;
  }

  /**
   * Does the work.
   *
   * @throws StepException TIMEOUT, CANCELLED, or whatever the work throws
   */
  StepResult call(String step, Duration limit, Supplier<StepResult> work) {
    CompletableFuture<StepResult> done = new CompletableFuture<>();
    Optional<Map<String, String>> logged = Optional.ofNullable(MDC.getCopyOfContextMap());
    Thread thread =
        new Thread(
            () -> {
              logged.ifPresent(MDC::setContextMap);
              try {
                done.complete(work.get());
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "step-" + step);
    thread.setDaemon(true);
    thread.start();
    try {
      CompletableFuture.anyOf(done, stop.order()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // the outcome is looked at below
    } catch (InterruptedException e) {
      stop.abandon("interrupted");
    }
    boolean inTime = done.isDone();
    if (!inTime) {
      giveUp(thread, done);
    }
    // Work that came to its end while it was being given up is done all the same.
    boolean succeeded = done.isDone() && !done.isCompletedExceptionally();
    if (!succeeded && stop.ordered().isPresent()) {
      throw new StepException(
          ErrorCode.CANCELLED,
          "step %s was stopped [%s]".formatted(step, stop.ordered().get().why()));
    }
    if (!succeeded && !inTime) {
      throw new StepException(
          ErrorCode.TIMEOUT,
          "step %s took longer than it may [%d s]. Maybe raise retry.step-timeout."
              .formatted(step, limit.toSeconds()));
    }
    return outcome(done);
  }

  private static StepResult outcome(CompletableFuture<StepResult> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private void giveUp(Thread thread, CompletableFuture<StepResult> done) {
    long nudges = GRACE.toMillis() / NUDGE_MILLIS;
    try {
      for (long i = 0; i < nudges && !done.isDone(); i++) {
        journal.interrupt();
        thread.interrupt();
        thread.join(NUDGE_MILLIS);
      }
      if (!done.isDone()) {
        journal.abandon();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      journal.abandon();
    } catch (StepException e) {
      // the connection is gone, and with it the step's rows
    }
  }
}
