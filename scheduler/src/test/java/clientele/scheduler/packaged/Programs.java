package clientele.scheduler.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that play a part, run as somebody without rights. */
final class Programs {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

  private Programs() {}

  /** The newest PostgreSQL of Debian's packages, as the folder of its programs. */
  static Optional<Path> postgres() throws IOException {
    if (!Files.isDirectory(POSTGRES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(POSTGRES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparingInt(bin -> Integer.parseInt(bin.getName(3).toString())));
    }
  }

  /** The words that make a command one of the user nobody. */
  static List<String> asNobody(Object... command) {
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"));
    Stream.of(command).map(Object::toString).forEach(words::add);
    return words;
  }

  /** Runs a command to its end, which must be a good one, and returns what it said. */
  static String run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("clientele-said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .directory(Path.of("/").toFile())
              .start();
      int code = process.waitFor();
      String words = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(code).as(command + ": " + words).isZero();
      return words;
    } finally {
      Files.delete(said);
    }
  }
}
