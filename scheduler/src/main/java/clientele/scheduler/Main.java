package clientele.scheduler;

import clientele.scheduler.command.Init;
import clientele.scheduler.command.Visible;
import clientele.scheduler.command.close.Backfill;
import clientele.scheduler.command.close.Demo;
import clientele.scheduler.command.close.Generate;
import clientele.scheduler.command.close.Replay;
import clientele.scheduler.command.close.RunMonth;
import clientele.scheduler.command.close.Serve;
import clientele.scheduler.command.control.Cancel;
import clientele.scheduler.command.control.Forget;
import clientele.scheduler.command.control.Pause;
import clientele.scheduler.command.control.Resume;
import clientele.scheduler.command.control.Settle;
import clientele.scheduler.command.core.Core;
import clientele.scheduler.command.look.Check;
import clientele.scheduler.command.look.Connect;
import clientele.scheduler.command.look.ShowStatus;
import clientele.scheduler.command.look.ShowUsefulness;
import clientele.scheduler.command.look.Sql;
import clientele.scheduler.command.look.VerifyMath;
import clientele.scheduler.wiring.Version;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line. Every command is a class of its own; this one only knows their names. */
@Command(
    name = "clientele",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Closes the month for a shop's customer segments.",
    footer = {
      "",
      "Exit codes: 0 done; 1 internal error; 2 usage or configuration; 3 bad input;",
      "4 stopped by a quality gate or a person; 5 something outside is unavailable."
    },
    subcommands = {
      Demo.class,
      Init.class,
      RunMonth.class,
      Backfill.class,
      Serve.class,
      Pause.class,
      Resume.class,
      Cancel.class,
      Settle.class,
      Replay.class,
      Forget.class,
      ShowStatus.class,
      ShowUsefulness.class,
      Sql.class,
      Connect.class,
      Check.class,
      VerifyMath.class,
      Generate.class,
      Core.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with this program's way of reporting errors. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.registerConverter(YearMonth.class, Main::month);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::misused);
    line.setExecutionExceptionHandler(Main::failed);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing. Maybe you want demo, or --help for all.");
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("not a month [" + text + "]. Maybe write it as 2011-11.");
    }
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String message = oneLine(String.valueOf(e.getMessage()));
    line.getErr().println("clientele: " + ErrorCode.USAGE + ": " + message + suggestion(e));
    return ErrorCode.USAGE.exitCode();
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unknown)) {
      return "";
    }
    List<String> near = unknown.getSuggestions();
    return near.isEmpty()
        ? ". Maybe --help shows what there is."
        : ". Maybe you meant %s.".formatted(String.join(" or ", near));
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    ErrorCode code = e instanceof StepException known ? known.code() : ErrorCode.INTERNAL;
    String message =
        e instanceof StepException
            ? e.getMessage()
            : "something broke [" + e + "]. Maybe this is a defect; --verbose shows where.";
    line.getErr().println("clientele: " + code + ": " + oneLine(String.valueOf(message)));
    if (parsed.originalArgs().contains("--verbose")) {
      e.printStackTrace(line.getErr());
    }
    return code.exitCode();
  }

  private static String oneLine(String text) {
    return Visible.line(text.replaceAll("\\s*\\R\\s*", " "));
  }
}
