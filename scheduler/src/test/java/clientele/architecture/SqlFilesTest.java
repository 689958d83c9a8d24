package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SQL stands in files under sql/, each of which says what it produces and is used; none in Java.
 */
@Timeout(60)
class SqlFilesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** A text block, or a string; what is escaped stays so. Comments are cut away before. */
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  private static final Pattern COMMENT =
      Pattern.compile("^\\s*(//|\\*|/\\*).*$", Pattern.MULTILINE);

  /** How a statement, or a further piece of one, begins. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "^\\s*(select\\s|insert\\s+into\\s|update\\s+\\S+\\s+(as\\s+\\S+\\s+)?set\\s"
              + "|update\\s+\\w+\\.|delete\\s+from\\s|drop\\s+(table|view|role|schema|index)\\b"
              + "|create\\s+(or|table|temp\\w*|unlogged|role|database|view|schema|index|unique)\\b"
              + "|alter\\s+(table|role|database|schema|view)\\b|truncate\\s|vacuum\\b"
              + "|analyze\\s+\\w+\\.|with\\s+(recursive\\s+)?\\w+\\s+as\\s*\\(|copy\\s+\\w+\\."
              + "|grant\\s+\\w+.*\\son\\s|revoke\\s+\\w+.*\\son\\s|comment\\s+on\\s|lock\\s+table\\s"
              + "|show\\s+\\w+_\\w+|checkpoint$|set\\s+(local|role|time\\s+zone|search_path)\\b"
              + "|(where|and)\\s+\\w+(\\.\\w+)?\\s*(=|<|>|is\\s|in\\s*\\()|order\\s+by\\s"
              + "|group\\s+by\\s|returning\\s+\\S+$|on\\s+conflict\\b|values\\s*\\()",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A table inside of a text. */
  private static final Pattern TABLE =
      Pattern.compile("\\b(from|join|into|update|table)\\s+(clientele|bi)\\.");

  @Test
  void the_patterns_find_sql_and_leave_prose_alone() {
    assertThat(
            Stream.of(
                "select 1",
                "\n      with a as (select 1) select * from a",
                "update clientele.run set status = 'RUNNING'",
                " where month = :month and revision = :revision",
                "delete from clientele.",
                "x from clientele.run"))
        .allMatch(isSql());
    assertThat(
            Stream.of(
                "with the next sign of life",
                "set aws.region to it",
                "update",
                "select",
                "a SELECT"))
        .noneMatch(isSql());
  }

  @Test
  void no_sql_stands_in_product_java() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("/src/main/java/", ".java")) {
      literals(file)
          .filter(isSql())
          .map(text -> ROOT.relativize(file) + ": " + text.strip().lines().findFirst().orElse(""))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void each_file_begins_with_what_it_produces() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path file : sqlFiles()) {
      if (!Files.readString(file).matches("(?s)-- \\S.*")) {
        silent.add(ROOT.relativize(file));
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void each_file_is_used() throws IOException {
    List<Path> sources = files("/src/main/java/", ".java");
    Set<String> named =
        sources.stream().flatMap(SqlFilesTest::literals).collect(Collectors.toSet());
    Set<String> ofThePage =
        sources.stream()
            .filter(file -> file.toString().matches(".*/status/read/[A-Za-z]+Reader\\.java"))
            .flatMap(SqlFilesTest::literals)
            .map(name -> "status/" + name)
            .collect(Collectors.toSet());
    List<String> scripts =
        sqlFiles().stream()
            .map(file -> ROOT.resolve("sql").relativize(file).toString().replace(".sql", ""))
            .filter(script -> !script.startsWith("migrations/"))
            .toList();
    assertThat(scripts).hasSizeGreaterThan(150);
    assertThat(scripts.stream().filter(script -> !named.contains(script)))
        .allMatch(ofThePage::contains);
  }

  private static List<Path> sqlFiles() throws IOException {
    return files("/", ".sql").stream()
        .filter(file -> file.startsWith(ROOT.resolve("sql")))
        .toList();
  }

  private static Predicate<String> isSql() {
    return text -> STATEMENT.matcher(text).find() || TABLE.matcher(text).find();
  }

  private static Stream<String> literals(Path file) {
    String source = COMMENT.matcher(read(file)).replaceAll("");
    return LITERAL.matcher(source).results().map(SqlFilesTest::text);
  }

  private static String text(MatchResult literal) {
    return literal.group(1) == null ? literal.group(2) : literal.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> files(String below, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> ("/" + ROOT.relativize(file)).contains(below))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }
}
