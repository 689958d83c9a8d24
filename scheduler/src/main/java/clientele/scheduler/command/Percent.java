package clientele.scheduler.command;

import java.util.function.DoubleConsumer;

/** Shows the share that is done on a terminal, and nothing where nobody watches. */
public final class Percent implements DoubleConsumer {
  private final Terminal terminal;
  private final String what;
  private int shown = -1;

  public Percent(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  @Override
  public void accept(double share) {
    int percent = (int) (100 * share);
    if (!terminal.interactive() || percent == shown) {
      return;
    }
    shown = percent;
    terminal
        .out()
        .print("\r\u001b[2K" + what + "  " + percent + " %" + (percent == 100 ? "\n" : ""));
    terminal.out().flush();
  }
}
