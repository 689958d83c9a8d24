package clientele.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every bad input and every wrong call: exit code, one line on stderr, nothing published. */
@ExtendWith(PostgresExtension.class)
class MisuseTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final String GOOD = "1,A,MUG,2,11/5/2011 8:26,2.55,17850,United Kingdom\n";

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void configure(TestDatabase database) throws IOException {
    config =
        write(
            "clientele.yaml",
            "database:\n  url: %s\n  user: %s\n"
                .formatted(database.address().url(), database.address().user()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Shell close(Path source) {
    return Shell.run(
        "run", "--month", "2011-11", "--source", source, "--config", config, "--home", folder);
  }

  private static void assertRefused(Shell answer, int code, String... words) {
    assertThat(answer.err()).startsWith("clientele: ").contains(words).hasLineCount(1);
    assertThat(answer.err()).doesNotContain("\tat ", "Exception");
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void a_missing_column_names_file_and_column() throws IOException {
    Path file = write("a.csv", HEADER.replace("UnitPrice", "Weight") + GOOD);
    assertRefused(close(file), 3, "BAD_INPUT", "a.csv", "UnitPrice");
  }

  @Test
  void an_empty_file_is_named() throws IOException {
    assertRefused(close(write("empty.csv", "")), 3, "BAD_INPUT", "empty.csv");
  }

  @Test
  void a_file_without_a_line_of_the_month_says_so() throws IOException {
    Path file = write("b.csv", HEADER + GOOD.replace("11/5/2011", "10/5/2011"));
    assertRefused(close(file), 3, "BAD_INPUT", "2011-11", "2011-10");
  }

  @Test
  void too_many_unparseable_lines_stop_at_the_gate() throws IOException {
    String bad = GOOD.replace("2.55", "two");
    Path file = write("c.csv", HEADER + GOOD.repeat(9) + bad);
    assertRefused(close(file), 4, "QUALITY_GATE", "max-rejected-share");
  }

  @Test
  void a_missing_file_is_unavailable() {
    assertRefused(close(folder.resolve("nowhere.csv")), 5, "SOURCE_UNAVAILABLE", "nowhere.csv");
  }

  @Test
  void a_truncated_gzip_is_named() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + GOOD.repeat(5000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(close(file), 3, "BAD_INPUT", "cut.csv.gz");
  }

  @Test
  void too_few_customers_are_no_month() throws IOException {
    assertRefused(close(write("d.csv", HEADER + GOOD)), 4, "TOO_LITTLE_DATA", "[1,");
  }

  @Test
  void a_month_that_is_none_is_misuse() {
    assertRefused(Shell.run("run", "--month", "2011-13"), 2, "USAGE", "--month");
  }

  @Test
  void no_command_and_an_unknown_option_are_misuse() {
    assertRefused(Shell.run(), 2, "USAGE", "demo");
    assertRefused(Shell.run("run", "--mouth", "2011-11"), 2, "USAGE");
  }

  @Test
  void a_bad_configuration_names_all_problems_at_once() throws IOException {
    Path bad = write("bad.yaml", "pipeline:\n  window-mnths: 3\n  seed: many\n");
    Shell answer = Shell.run("check", "--config", bad, "--home", folder);
    assertRefused(answer, 2, "USAGE", "window-mnths", "window-months", "seed");
  }

  @Test
  void backfill_with_swapped_months_is_misuse() {
    assertRefused(
        Shell.run("backfill", "--from", "2011-11", "--to", "2011-10", "--home", folder),
        2,
        "--from is after --to");
  }

  @Test
  void sql_that_would_change_something_is_refused() {
    for (String query :
        new String[] {
          "delete from clientele.run", "select 1; select 2", "select * from clientele.run", "selec"
        }) {
      Shell answer = Shell.run("sql", query, "--config", config, "--home", folder);
      assertThat(answer.code()).as(query + answer.err()).isEqualTo(2);
      assertThat(answer.err()).startsWith("clientele: USAGE: ");
    }
  }

  @Test
  void sql_prints_a_table_or_csv() {
    Shell table =
        Shell.run("sql", "select 1 as a, 'x,y' as b", "--config", config, "--home", folder);
    assertThat(table.out()).isEqualToNormalizingNewlines("a  b\n-  ---\n1  x,y\n(1 row)\n");
    Shell csv =
        Shell.run(
            "sql",
            "--csv",
            "select 1 as a, 'x,\"y' as b, null as c, '' as d",
            "--config",
            config,
            "--home",
            folder);
    assertThat(csv.out()).isEqualTo("a,b,c,d\r\n1,\"x,\"\"y\",,\"\"\r\n");
  }

  @Test
  void status_of_an_empty_database_has_no_month_and_is_valid_json() {
    Shell plain = Shell.run("status", "--config", config, "--home", folder);
    assertThat(plain.out()).contains("(0 rows)");
    Shell json = Shell.run("status", "--json", "--config", config, "--home", folder);
    assertThat(json.out()).contains("\"runs\" : [ ]", "\"next_due\" : null");
  }
}
