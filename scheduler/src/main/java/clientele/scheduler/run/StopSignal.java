package clientele.scheduler.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How a run is asked to end before its last step: gently, after the step at work, or at once. Safe
 * for use by many threads; what was asked for is never taken back.
 */
public final class StopSignal {
  private final CompletableFuture<String> gently = new CompletableFuture<>();
  private final CompletableFuture<Order> atOnce = new CompletableFuture<>();

  /**
   * An order to end at once.
   *
   * @param why in words
   * @param keep whether the run stays unfinished, for whoever takes it over, instead of failed
   */
  public record Order(String why, boolean keep) {}

  /** Lets the step at work finish; the run stays unfinished and is resumed later. */
  public void release(String why) {
    gently.complete(why);
  }

  /** Ends the step at work; the run stays unfinished and is resumed later. */
  public void abandon(String why) {
    atOnce.complete(new Order(why, true));
  }

  /** Ends the step at work and gives the run up. */
  public void cancel(String why) {
    atOnce.complete(new Order(why, false));
  }

  /** Why no further step may begin, if so. */
  public Optional<String> released() {
    return Optional.ofNullable(gently.getNow(null));
  }

  /** The order to end at once, if one was given. */
  public Optional<Order> ordered() {
    return Optional.ofNullable(atOnce.getNow(null));
  }

  /** Whether anybody asked for an end. */
  public boolean asked() {
    return gently.isDone() || atOnce.isDone();
  }

  /** Completed when an order to end at once is given. */
  public CompletableFuture<Order> order() {
    return atOnce.copy();
  }

  /** Completed when anybody asks for an end. */
  public CompletableFuture<Object> any() {
    return CompletableFuture.anyOf(gently, atOnce);
  }
}
