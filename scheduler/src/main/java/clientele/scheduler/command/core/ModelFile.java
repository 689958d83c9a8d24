package clientele.scheduler.command.core;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A model kept by an earlier command. */
final class ModelFile {
  private ModelFile() {}

  /**
   * Reads a model that is there.
   *
   * @param spec of the command, whose settings the model keeps
   * @param allowed the options that are no settings
   */
  static <T> T read(Path file, CommandSpec spec, List<String> allowed, Function<byte[], T> load) {
    for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
      if (!allowed.contains(given.longestName())) {
        throw new StepException(
            ErrorCode.USAGE,
            "a model that is there keeps its settings [%s, %s]. Maybe leave the option out, or name another file."
                .formatted(given.longestName(), file));
      }
    }
    try {
      return load.apply(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a model cannot be read [%s]. Maybe it is not yours.".formatted(file),
          e);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "%s [%s]. Maybe --model names another kind of file.".formatted(e.getMessage(), file),
          e);
    }
  }
}
