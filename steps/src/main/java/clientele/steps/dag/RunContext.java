package clientele.steps.dag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What a step may know of the run it works in. Data only: collaborators come by constructor.
 *
 * @param id month and revision
 * @param attempt 1 for the first try of this step
 * @param seed the run's seed; the same for every revision unless the settings change it
 * @param startedAt when the run began, for texts only: no figure may depend on it
 */
public record RunContext(RunId id, int attempt, long seed, Instant startedAt) {

  /**
   * A random stream of its own for each purpose, made of the seed, the month and the name. It does
   * not depend on the order of calls, so a new step changes no other step's numbers; and it does
   * not depend on the revision, so a re-issue on equal data gives equal figures.
   */
  public SplittableRandom random(String name) {
    return new SplittableRandom(seed(name));
  }

  /** The 64-bit seed behind {@link #random}, for libraries that take a number. */
  public long seed(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : (id.month() + "|" + name).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return new SplittableRandom(hash ^ Long.rotateLeft(seed, 32)).nextLong();
  }
}
