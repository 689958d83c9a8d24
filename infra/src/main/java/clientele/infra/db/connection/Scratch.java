package clientele.infra.db.connection;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Work in a transaction that is never committed: whatever it writes, nobody ever sees. */
public final class Scratch {
  private Scratch() {}

  /** Does the work on this thread; whatever uses the database meanwhile is part of it. */
  public static <T> T during(Jdbi jdbi, String what, Work<T> work) {
    return DatabaseErrors.translated(
        what,
        () ->
            jdbi.withHandle(
                handle -> {
                  handle.begin();
                  try {
                    return work.on(handle);
                  } finally {
                    handle.rollback();
                  }
                }));
  }

  /** The same for work that needs no handle. */
  public static <T> T during(Jdbi jdbi, String what, Supplier<T> work) {
    return during(jdbi, what, (Handle handle) -> work.get());
  }

  /** Something done with a handle. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Handle handle);
  }
}
