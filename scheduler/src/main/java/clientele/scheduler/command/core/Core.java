package clientele.scheduler.command.core;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stages of the core alone, from file to file. */
@Command(
    name = "core",
    mixinStandardHelpOptions = true,
    description = {
      "The stages of the core alone, from CSV file to CSV file, without a database.",
      "Every file has a header, an id in its first column and numbers in the others."
    },
    subcommands = {Embed.class, Cluster.class, Grade.class})
public final class Core implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a stage is missing. Maybe you want embed, cluster or grade.");
  }
}
