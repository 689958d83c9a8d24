package clientele.infra.db;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the packed server for this machine. The two packages for macOS hold the same universal
 * build, byte for byte, of 62 MB each; only the one for ARM is in the jar and serves both.
 */
final class ServerBinaries implements PgBinaryResolver {
  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    String hardware = system.equals("Darwin") ? "aarch64" : machineHardware;
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
  }
}
