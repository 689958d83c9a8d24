package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.ParameterException;

/** Every command that a document tells to type is one that the program takes. */
@Timeout(60)
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern BLOCK = Pattern.compile("(?s)```\\w*\\n(.*?)```");
  private static final Pattern CALL =
      Pattern.compile("(?m)(?:java -jar \\S*clientele\\.jar|^clientele) ([^&|>\\n]+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @Test
  void commands_of_the_documents_are_understood() throws IOException {
    List<String> tried = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Path document : documents()) {
      for (String call : calls(Files.readString(document))) {
        tried.add(call);
        try {
          Main.commandLine().parseArgs(words(call));
        } catch (ParameterException e) {
          refused.add(ROOT.relativize(document) + ": " + call + " → " + e.getMessage());
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(8);
    assertThat(refused).isEmpty();
  }

  private static List<String> calls(String document) {
    return BLOCK
        .matcher(document)
        .results()
        .flatMap(block -> CALL.matcher(block.group(1)).results())
        .map(call -> call.group(1).strip())
        .toList();
  }

  private static String[] words(String call) {
    return WORD.matcher(call).results().map(DocumentedCommandsTest::word).toArray(String[]::new);
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group(2) : match.group(1);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }
}
