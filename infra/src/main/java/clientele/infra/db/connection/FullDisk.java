package clientele.infra.db.connection;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a disk of this machine has no room left for a database. A server whose disk is full may
 * stop altogether, and all that is heard of it then is that nobody answers.
 */
public final class FullDisk {
  /** PostgreSQL begins its log in pieces of this size, and stops where there is no room for one. */
  private static final long LEAST = 16L << 20;

  private FullDisk() {}

  /** Whether the disk of a file or folder, there or yet to be made, has too little room. */
  public static boolean at(Path place) {
    return free(place) < LEAST;
  }

  /** The failure that says so. */
  public static StepException failure(Path place, Exception cause) {
    return new StepException(
        ErrorCode.WAREHOUSE,
        "the database's disk is full [%s: %d KiB free]. Maybe make room."
            .formatted(place, free(place) >> 10),
        cause);
  }

  private static long free(Path place) {
    Path there = place.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // whatever is wrong with it, it is not known to be full
    }
  }
}
