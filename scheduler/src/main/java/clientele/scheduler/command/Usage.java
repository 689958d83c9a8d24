package clientele.scheduler.command;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.function.Supplier;

/** Turns a value that a command was given and a record refuses into an error of usage. */
public final class Usage {
  private Usage() {}

  /** Makes a value, or says what the record says. */
  public static <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new StepException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
