package clientele.scheduler.command.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.scheduler.Main;
import clientele.steps.core.verify.Reference;
import clientele.steps.dag.StepException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The known values agree here, and one that does not is said and ends the command. */
@Timeout(60)
class VerifyMathTest {
  @Test
  void every_known_value_is_found_again() {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out));

    int code = line.execute("verify-math");

    assertThat(out.toString()).doesNotContain("DIFFERS").contains("silhouette", "DBCV", "BG/NBD");
    assertThat(out.toString().lines().filter(l -> l.startsWith("same"))).hasSizeGreaterThan(30);
    assertThat(code).isZero();
  }

  @Test
  void a_value_that_differs_is_named() {
    StringWriter out = new StringWriter();
    List<Reference> references =
        List.of(
            new Reference("right", "here", 1, 1, 0),
            new Reference("wrong", "here", 1, 1.1, .01),
            new Reference("none", "here", 1, Double.NaN, .01));

    assertThatThrownBy(() -> VerifyMath.tell(new PrintWriter(out), references))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("wrong, none");
    assertThat(out.toString()).contains("1 of 3 values agree", "DIFFERS wrong");
  }
}
