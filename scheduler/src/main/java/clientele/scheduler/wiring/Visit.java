package clientele.scheduler.wiring;

import clientele.steps.dag.RunRecord;
import clientele.steps.worth.Usefulness;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions to published months that change nothing, while another process may serve the home. */
public final class Visit implements AutoCloseable {
  private final Premises premises;

  private Visit(Premises premises) {
    this.premises = premises;
  }

  /** Finds or starts the database. */
  public static Visit open(Path home, Optional<Path> configFile) {
    return new Visit(Premises.visiting(home, configFile, Optional.empty()));
  }

  /** All runs. */
  public List<RunRecord> runs() {
    return premises.database().journal().runs();
  }

  /** What the segments of the months before a run told about the months after them. */
  public Usefulness usefulness(RunRecord run) {
    return Usefulness.of(
        premises.database().warehouse(),
        run.id(),
        run.seed(),
        Runtime.getRuntime().availableProcessors());
  }

  @Override
  public void close() {
    premises.close();
  }
}
