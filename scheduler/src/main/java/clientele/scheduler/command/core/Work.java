package clientele.scheduler.command.core;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import picocli.CommandLine.Option;

/** Options that every stage takes. */
final class Work {
  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of everything drawn by chance (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads at work (default: one a core). The result does not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--verbose", description = "Show where an error came from.")
  void verbose(boolean on) {
    if (on) {
      System.setProperty("clientele.log.level", "DEBUG");
    }
  }

  long seed() {
    return seed;
  }

  int threads() {
    if (threads < 1) {
      throw new StepException(
          ErrorCode.USAGE, "there must be a thread at least [--threads: " + threads + "].");
    }
    return threads;
  }
}
