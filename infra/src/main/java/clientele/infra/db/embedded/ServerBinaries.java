package clientele.infra.db.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Finds the packed server for this machine. The two packages for macOS hold the same universal
 * build, byte for byte, of 62 MB each; only the one for ARM is in the jar and serves both.
 */
final class ServerBinaries {
  private ServerBinaries() {}

  /**
   * Opens the packed server, a tar file in the xz format.
   *
   * @param system as Java names it, such as {@code Linux} or {@code Mac OS X}
   * @param hardware as Java names it, such as {@code amd64} or {@code aarch64}
   */
  static InputStream open(String system, String hardware) throws IOException {
    String name = "/postgres-%s.txz".formatted(platform(system, hardware));
    InputStream packed = ServerBinaries.class.getResourceAsStream(name);
    if (packed == null) {
      throw new FileNotFoundException("no server is packed for " + system + " on " + hardware);
    }
    return packed;
  }

  private static String platform(String system, String hardware) {
    if (system.toLowerCase(Locale.ROOT).matches("mac.*|darwin")) {
      return "darwin-arm_64";
    }
    String processor =
        switch (hardware.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> hardware;
        };
    return system.toLowerCase(Locale.ROOT) + "-" + processor;
  }
}
