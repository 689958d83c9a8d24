package clientele.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Texts from outside that would like to be formulas, or to steer the terminal that shows them. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class HostileTerminalTest {
  private static final String STEERING = "\u001b[2J\u009b31m\u0007\u202e";

  @TempDir private Path folder;

  @Test
  void a_csv_holds_no_formula_and_no_escape_and_numbers_as_they_are(TestDatabase database)
      throws IOException {
    String select =
        "select '=1+1' as a, '-2+3' as b, '@sum(a1)' as c, -1.5 as d, '-1e-7'::float8 as e,"
            + " e'x\\u001b[2J\\u009by\\nz' as f, '+49 30 1' as g, '-'::text as \"h\u001b\"";
    Shell said = sql(database, "--csv", select);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            "a,b,c,d,e,f,g,h.\r\n'=1+1,'-2+3,'@sum(a1),-1.5,-1e-07,\"x.[2J.y\nz\",'+49 30 1,'-\r\n");
    assertThat(sql(database, "--verbose", select).out())
        .contains("x.[2J.y.z")
        .doesNotContain("\u001b", "\u009b");
  }

  @Test
  void a_name_of_a_file_cannot_steer_the_terminal() {
    Shell said =
        Shell.run(
            "run", "--month", "2026-01", "--source", "a" + STEERING, "--home", folder.resolve("h"));
    assertThat(said.err()).contains("a.[2J.31m..").doesNotContain("\u001b", "\u009b", "\u202e");
  }

  @Test
  void no_line_of_a_log_can_be_two_or_steer_the_terminal() throws IOException {
    String file;
    try (InputStream in = getClass().getResourceAsStream("/logback.xml")) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher patterns = Pattern.compile("<pattern>(.*)</pattern>").matcher(file);
    int found = 0;
    while (patterns.find()) {
      found++;
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      PatternLayout layout = new PatternLayout();
      layout.setContext(context);
      layout.setPattern(patterns.group(1));
      layout.start();
      String line =
          layout.doLayout(
              new LoggingEvent(
                  "x",
                  context.getLogger("clientele"),
                  Level.WARN,
                  "event=read file=\"a" + STEERING + "\nevent=forged\"",
                  null,
                  null));
      assertThat(line).contains("a.[2J.31m...event=forged\"").endsWith("\n");
      assertThat(line.strip()).doesNotContain("\n", "\u001b", "\u009b", "\u202e");
    }
    assertThat(found).isEqualTo(2);
  }

  private Shell sql(TestDatabase database, String option, String select) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            "database: { url: \"%s\", user: %s }"
                .formatted(database.address().url(), database.address().user()));
    return Shell.run("sql", option, select, "--config", config, "--home", folder.resolve("home"));
  }
}
