package clientele.infra.db.embedded;

import clientele.infra.config.value.Secret;
import clientele.infra.home.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * By which passwords the roles of the embedded server log in: {@code HOME/pgpass}, which only its
 * owner may read, in the form that PostgreSQL's own programs read where {@code PGPASSFILE} names
 * it. Each password is 256 random bits.
 */
public final class ServerSecrets {
  private static final int BYTES = 32;

  private final Path file;

  ServerSecrets(Path home) {
    this.file = home.resolve("pgpass");
  }

  /** Where they stand. */
  Path file() {
    return file;
  }

  /** Makes new ones, which hold once the server knows them. */
  public static String fresh(List<String> roles) {
    SecureRandom random = new SecureRandom();
    StringBuilder lines = new StringBuilder();
    for (String role : roles) {
      byte[] bits = new byte[BYTES];
      random.nextBytes(bits);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
      lines.append("127.0.0.1:*:*:").append(role).append(':').append(password).append('\n');
    }
    return lines.toString();
  }

  /** Keeps them. */
  void keep(String lines) throws IOException {
    PrivateFiles.write(file, lines);
  }

  /** Whether a role has one. */
  boolean knows(String role) {
    return of(role).isPresent();
  }

  /** The password of a role; empty if none is kept. */
  Optional<Secret> of(String role) {
    try {
      return Files.exists(file) ? in(Files.readString(file), role) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password of a role among such lines. */
  static Optional<Secret> in(String lines, String role) {
    return lines
        .lines()
        .map(line -> line.split(":", 5))
        .filter(parts -> parts.length == 5 && parts[3].equals(role))
        .map(parts -> new Secret(parts[4].strip()))
        .findFirst();
  }
}
