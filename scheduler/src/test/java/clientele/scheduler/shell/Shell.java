package clientele.scheduler.shell;

import clientele.scheduler.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * The command line, called inside this process.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record Shell(int code, String out, String err) {
  /** Runs one command. */
  public static Shell run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    int code = line.execute(arguments);
    return new Shell(code, out.toString(), err.toString());
  }
}
