package clientele.scheduler.command;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/**
 * Where a command writes to.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param interactive whether a person sees the output as it is written
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

  public static Terminal of(CommandLine line) {
    return new Terminal(line.getOut(), line.getErr(), isTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // it does up to Java 21, and later ones are asked below
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is always a console; the method that tells is as young.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
