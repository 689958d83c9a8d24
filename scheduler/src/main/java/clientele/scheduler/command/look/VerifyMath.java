package clientele.scheduler.command.look;

import clientele.scheduler.command.Terminal;
import clientele.steps.core.verify.Reference;
import clientele.steps.core.verify.References;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Derives published values again, on the user's own machine. */
@Command(
    name = "verify-math",
    mixinStandardHelpOptions = true,
    description = {
      "Derives known values of the product's mathematics again on this machine:",
      "lifetimes, clusterings and their validity, tests, effect sizes, the embedding's curve.",
      "Needs no database and no data. Exit code 0 only if every value agrees."
    })
public final class VerifyMath implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return tell(Terminal.of(spec.commandLine()).out(), References.derive());
  }

  /** Prints every value; a difference is an error. */
  static int tell(PrintWriter out, List<Reference> references) {
    references.forEach(reference -> out.println(reference.line()));
    List<String> differing =
        references.stream().filter(r -> !r.agrees()).map(Reference::subject).toList();
    out.printf("%d of %d values agree%n", references.size() - differing.size(), references.size());
    out.flush();
    if (!differing.isEmpty()) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "this machine computes other values [%s]. Maybe its Java or processor is faulty."
              .formatted(String.join(", ", differing)));
    }
    return 0;
  }
}
