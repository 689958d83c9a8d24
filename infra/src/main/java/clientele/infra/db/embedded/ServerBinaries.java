package clientele.infra.db.embedded;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
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
   * @throws StepException USAGE if none is packed for it, as in the jar of a service
   */
  static InputStream open(String system, String hardware) throws IOException {
    String name = "/postgres-%s.txz".formatted(platform(system, hardware));
    InputStream packed = ServerBinaries.class.getResourceAsStream(name);
    if (packed == null) {
      throw new StepException(
          ErrorCode.USAGE,
          ("this program holds no database server for this machine [%s, %s]. Maybe set database"
                  + " (url, user, password), or take clientele.jar, which holds one")
              .formatted(system, hardware));
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
