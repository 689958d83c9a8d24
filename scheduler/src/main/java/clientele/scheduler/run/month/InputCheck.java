package clientele.scheduler.run.month;

import clientele.infra.db.upkeep.ReplayStore.Input;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.TransactionSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the files of a run's manifest again, and says what has become of their bytes. */
public final class InputCheck {
  private final TransactionSource source;

  public InputCheck(TransactionSource source) {
    this.source = source;
  }

  /** What has become of a file. */
  public enum Fate {
    SAME("same"),
    CHANGED("CHANGED since it was read"),
    GONE("GONE from the source");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** A file of the manifest, and what has become of it. */
  public record Checked(String name, Fate fate) {}

  /**
   * Reads each file from end to end.
   *
   * @throws StepException SOURCE_UNAVAILABLE if the source does not answer
   */
  public List<Checked> check(List<Input> inputs) {
    Set<String> there = new HashSet<>(source.files(Set.of()));
    return inputs.stream()
        .map(
            input ->
                new Checked(input.name(), there.contains(input.name()) ? fate(input) : Fate.GONE))
        .toList();
  }

  private Fate fate(Input input) {
    try {
      return source.read(input.name(), line -> {}).sha256().equals(input.sha256())
          ? Fate.SAME
          : Fate.CHANGED;
    } catch (StepException e) {
      if (e.code() == ErrorCode.BAD_INPUT) {
        return Fate.CHANGED;
      }
      throw e;
    }
  }
}
