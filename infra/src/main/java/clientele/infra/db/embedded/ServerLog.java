package clientele.infra.db.embedded;

import clientele.infra.home.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the embedded server has written since this start: {@code HOME/postgres.log}. */
final class ServerLog {
  private static final long ENOUGH = 10L << 20;

  private final Path file;
  private final long begin;

  private ServerLog(Path file, long begin) {
    this.file = file;
    this.begin = begin;
  }

  /** Goes on with the log of a home, or begins anew when it has grown long. */
  static ServerLog of(Path home) {
    Path file = home.resolve("postgres.log");
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size > ENOUGH) {
        Files.move(file, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        size = 0;
      }
      PrivateFiles.file(file);
      return new ServerLog(file, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** The line that says why something failed, as far as there is one. */
  String reason() {
    return lines().stream()
        .filter(line -> line.matches("(?s).*(?:FATAL|PANIC|(?:initdb|pg_ctl): error):.*"))
        .reduce((first, last) -> last)
        .map(line -> line.replaceFirst(".*(?:FATAL|PANIC|error):\\s*", ""))
        .orElse("see " + file);
  }

  private List<String> lines() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      byte[] bytes = Files.readAllBytes(file);
      int from = (int) Math.min(begin, bytes.length);
      return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
