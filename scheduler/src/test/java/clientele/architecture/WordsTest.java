package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One concept has one word, as docs/glossary.md says, and prose is short. */
@Timeout(60)
class WordsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final int LONGEST_README = 900;
  private static final int LONGEST_SENTENCE = 25;

  /** Released migrations say what they said; the glossary and this test name the words. */
  private static final Pattern EXEMPT =
      Pattern.compile(
          "/target/|/\\.git/|/migrations/V|uplot|glossary\\.md|WordsTest|OwnersPagesTest");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\b(he|his|him|himself|bells?|passports?|RunLock|CustomerPassport|QuartzBell|RingJob)\\b",
          Pattern.CASE_INSENSITIVE);

  @Test
  void no_private_word() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("java", "sql", "html", "md", "yaml", "tf")) {
      String text = Files.readString(file);
      FORBIDDEN
          .matcher(text)
          .results()
          .map(match -> ROOT.relativize(file) + ": " + match.group())
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void the_readme_is_read_in_a_few_minutes() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")).split("\\s+"))
        .hasSizeLessThanOrEqualTo(LONGEST_README);
  }

  @Test
  void sentences_of_readme_and_docs_are_short() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files("md")) {
      String name = ROOT.relativize(file).toString();
      if (name.equals("README.md") || name.startsWith("docs/")) {
        sentences(Files.readString(file))
            .filter(sentence -> words(sentence) > LONGEST_SENTENCE)
            .map(sentence -> name + ": " + sentence)
            .forEach(tooLong::add);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void every_link_between_documents_leads_somewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    for (Path file : files("md")) {
      link.matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1))
          .filter(target -> !Files.exists(file.resolveSibling(target)))
          .map(target -> ROOT.relativize(file) + " → " + target)
          .forEach(dead::add);
    }
    assertThat(dead).isEmpty();
  }

  /** Running text without code, tables, headings and pictures. */
  private static Stream<String> sentences(String markdown) {
    String prose =
        markdown
            .replaceAll("(?s)```.*?```", "\n\n")
            .replaceAll("(?m)^(\\||#|!).*$", "\n")
            .replaceAll("`[^`]*`", "code")
            .replaceAll("\\]\\([^)]*\\)", "]");
    return Arrays.stream(prose.split("\\n\\s*\\n|\\n(?=[-*\\d])|(?<=[.:;?!])\\s+"));
  }

  private static long words(String sentence) {
    return Pattern.compile("\\S*\\p{L}\\S*")
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .count();
  }

  private static List<Path> files(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !EXEMPT.matcher(file.toString()).find())
          .filter(file -> Arrays.stream(endings).anyMatch(e -> file.toString().endsWith("." + e)))
          .toList();
    }
  }
}
