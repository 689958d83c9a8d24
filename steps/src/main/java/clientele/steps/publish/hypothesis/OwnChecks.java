package clientele.steps.publish.hypothesis;

import clientele.steps.dag.StepException;
import clientele.steps.port.Questions;
import clientele.steps.table.publish.Hypothesis;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The hypotheses the owner lists as SQL. Each SELECT yields one row with the columns {@code effect}
 * and {@code sample}, and if they like {@code holds}, {@code result}, {@code effect_low} and {@code
 * effect_high}. One that fails is written down as not answered and stops nothing.
 */
final class OwnChecks {
  private static final int LONGEST = 200;

  private final Questions questions;
  private final YearMonth month;

  OwnChecks(Questions questions, YearMonth month) {
    this.questions = questions;
    this.month = month;
  }

  /**
   * Answers all.
   *
   * @param own SELECT by name
   */
  List<Hypothesis> answer(Map<String, String> own) {
    List<Hypothesis> rows = new ArrayList<>();
    own.forEach((name, select) -> rows.add(answer(name, select)));
    return rows;
  }

  private Hypothesis answer(String name, String select) {
    try {
      return row(name, questions.answer(select, month));
    } catch (StepException e) {
      return unanswered(name, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return unanswered(name, "The answer is not as it should be: " + e.getMessage());
    }
  }

  private static Hypothesis row(String name, Map<String, String> answer) {
    String verdict =
        Optional.ofNullable(answer.get("holds"))
            .map(holds -> truth(holds) ? Hypothesis.HOLDS : Hypothesis.FAILS)
            .orElse(Hypothesis.MEASURED);
    return new Hypothesis(
        name,
        claim(name),
        verdict,
        shortened(answer.getOrDefault("result", "")),
        number(answer, "effect")
            .orElseThrow(() -> new IllegalArgumentException("it has no column effect")),
        number(answer, "effect_low").orElse(null),
        number(answer, "effect_high").orElse(null),
        "as the SQL says",
        number(answer, "sample")
            .map(Math::round)
            .orElseThrow(() -> new IllegalArgumentException("it has no column sample")),
        true);
  }

  private static Hypothesis unanswered(String name, String why) {
    return new Hypothesis(
        name,
        claim(name),
        Hypothesis.UNANSWERED,
        shortened(why),
        null,
        null,
        null,
        "as the SQL says",
        0,
        true);
  }

  private static Optional<Double> number(Map<String, String> answer, String column) {
    return Optional.ofNullable(answer.get(column))
        .map(
            text -> {
              double value = Double.parseDouble(text);
              if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(column + " is no finite number [" + text + "]");
              }
              return value;
            });
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default -> throw new IllegalArgumentException("holds is not true or false [" + text + "]");
    };
  }

  /** "weekend-buyers return less" of the name "weekend-buyers_return_less". */
  private static String claim(String name) {
    String words = name.replace('-', ' ').replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
