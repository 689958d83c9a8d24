package clientele.scheduler.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks a person, or what is piped in; an empty line, or none, is the answer that stands in
 * brackets.
 */
final class Questions {
  private static final int TRIES = 3;

  private final BufferedReader in;
  private final PrintWriter out;
  private int asked;

  Questions(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  /** How many were asked. */
  int asked() {
    return asked;
  }

  /**
   * One question.
   *
   * @param usual the answer where none is given
   * @param good what an answer must be; after three bad ones the usual one holds
   */
  String ask(String question, String usual, Predicate<String> good) {
    asked++;
    for (int i = 0; i < TRIES; i++) {
      out.print(question + " [" + usual + "]: ");
      out.flush();
      String answer = line();
      if (answer.isEmpty()) {
        return usual;
      }
      if (good.test(answer)) {
        return answer;
      }
      out.println("That is no answer to this [" + Visible.line(answer) + "].");
    }
    return usual;
  }

  /** One of several, by its number. */
  String choose(String question, List<String> choices) {
    StringBuilder text = new StringBuilder(question);
    for (int i = 0; i < choices.size(); i++) {
      text.append(System.lineSeparator()).append("  ").append(i + 1).append(") ");
      text.append(choices.get(i));
    }
    String answer =
        ask(
            text.append(System.lineSeparator()).append("number").toString(),
            "1",
            given -> given.matches("[1-9]") && Integer.parseInt(given) <= choices.size());
    return choices.get(Integer.parseInt(answer) - 1);
  }

  private String line() {
    try {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
