package clientele.scheduler.status.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Values made once and kept for whoever asks next, those asked for longest ago forgotten first. Of
 * many who ask for one at the same time one makes it and the others wait for it; who asks for
 * another waits for nobody. A failure is not kept.
 *
 * @param <K> what is asked for
 * @param <V> what is made
 */
public final class Kept<K, V> {
  private final Map<K, CompletableFuture<V>> values;
  private Object holding = "";

  /** Keeps at most so many. */
  public Kept(int most) {
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * The value of a key, made now if it is not kept.
   *
   * @param holds as long as this is the same, what was made counts; when it is another, all that is
   *     kept is let go at once
   */
  public V of(K key, Object holds, Function<? super K, ? extends V> make) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> first;
    synchronized (values) {
      if (!holding.equals(holds)) {
        values.clear();
        holding = holds;
      }
      first = values.computeIfAbsent(key, absent -> mine);
    }
    return first == mine ? made(key, mine, make) : awaited(first);
  }

  private V made(K key, CompletableFuture<V> mine, Function<? super K, ? extends V> make) {
    try {
      V value = make.apply(key);
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error failure) {
      synchronized (values) {
        values.remove(key, mine);
      }
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static <V> V awaited(CompletableFuture<V> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
