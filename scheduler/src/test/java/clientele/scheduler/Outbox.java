package clientele.scheduler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The messages in the outbox of a home: two homes have told people the same if these are equal. */
public final class Outbox {
  private Outbox() {}

  /** Each message by the name of its file, without the line that says when it was written. */
  public static Map<String, String> of(Path home) throws IOException {
    Map<String, String> mails = new TreeMap<>();
    try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
      for (Path file : files.toList()) {
        mails.put(
            file.getFileName().toString(),
            Files.readString(file, StandardCharsets.UTF_8).replaceFirst("(?m)^Date: .*$", ""));
      }
    }
    return mails;
  }
}
