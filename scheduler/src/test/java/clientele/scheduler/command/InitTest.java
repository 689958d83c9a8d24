package clientele.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.config.source.ReadingConfig.Layout;
import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.scheduler.shell.Shell;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A first configuration out of a file and piped answers. */
@Timeout(60)
class InitTest {
  @TempDir Path folder;

  private Shell init(Path file, String answers) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
    try {
      return Shell.run("init", "--source", file, "--out", folder.resolve("clientele.yaml"));
    } finally {
      System.setIn(before);
    }
  }

  private Config written() {
    return ConfigLoader.load(Optional.of(folder.resolve("clientele.yaml")), Map.of());
  }

  @Test
  void what_the_file_leaves_open_is_asked_and_no_more_than_five_questions() throws IOException {
    StringBuilder text = new StringBuilder("Kunde;Datum;Betrag\n");
    for (int day = 1; day <= 12; day++) {
      text.append("K%d;%d/6/2025;1,250\n".formatted(day, day));
    }
    Path file = Files.writeString(folder.resolve("umsatz.csv"), text);
    Shell answer = init(file, "2\n2\nEurope/Berlin\nEUR\nboss@s.example\n");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out().split("]: ", -1)).hasSize(6);
    Config config = written();
    assertThat(config.source().uri()).contains(file.toString());
    assertThat(config.source().delimiter()).isEqualTo(';');
    assertThat(config.source().reading().layout()).isEqualTo(Layout.GENERIC);
    assertThat(config.source().reading().numbers()).isEqualTo(Numbers.COMMA);
    assertThat(config.source().dateFormat()).isEqualTo("d/M/yyyy");
    assertThat(config.source().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.schedule().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.pipeline().currency()).isEqualTo("EUR");
    assertThat(config.mail().to()).containsExactly("boss@s.example");
    assertThat(init(file, "").err()).contains("is there already");
  }

  @Test
  void no_answers_are_answers_too() throws IOException {
    Path file =
        Files.writeString(folder.resolve("o.csv"), "customer,date,amount\na,2025-06-30,2.50\n");
    Shell answer = init(file, "");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(written().source().dateFormat()).isEqualTo("yyyy-M-d");
    assertThat(written().pipeline().currency()).isEqualTo("GBP");
  }

  @Test
  void a_file_that_is_no_export_ends_with_its_cause_and_writes_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("o.csv"), "colour,shape\nred,round\n");
    Shell answer = init(file, "");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("a column is missing");
    assertThat(folder.resolve("clientele.yaml")).doesNotExist();
  }

  @Test
  void check_describes_the_file_and_prints_the_settings() throws IOException {
    Path file =
        Files.writeString(folder.resolve("o.csv"), "customer,date,amount\na,2025-06-30,2.50\n");
    Shell answer = Shell.run("check", "--source", file, "--home", folder.resolve("home"));
    assertThat(answer.out())
        .contains("layout     generic")
        .contains("missing    invoice, stock-code, description, country")
        .contains("  layout: generic\n  delimiter: \",\"\n  date-format: \"yyyy-M-d\"")
        .contains("ok    source");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "customer,date,amount\na,x,1,250\n");
    assertThat(Shell.run("check", "--source", bad, "--home", folder.resolve("home")).out())
        .contains("rule column_count");
  }

  @Test
  void a_bad_answer_is_asked_again_and_the_third_one_gives_way_to_the_usual() {
    StringWriter out = new StringWriter();
    Questions questions =
        new Questions(
            new BufferedReader(new StringReader("x\n7\n2\nx\nx\nx\n")), new PrintWriter(out));
    assertThat(questions.choose("Which?", List.of("a", "b"))).isEqualTo("b");
    assertThat(questions.ask("Zone", "UTC", "Z"::equals)).isEqualTo("UTC");
    assertThat(questions.asked()).isEqualTo(2);
    assertThat(out.toString()).contains("That is no answer to this [7].");
  }
}
