package clientele.infra.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A packed server is at hand for every system we promise, whichever this one is. */
class ServerBinariesTest {
  @ParameterizedTest
  @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,x86_64", "Mac OS X,aarch64"})
  void there_is_a_server_for(String system, String hardware) throws IOException {
    try (InputStream packed = ServerBinaries.open(system, hardware)) {
      // the first bytes of the xz format
      assertThat(packed.readNBytes(6)).containsExactly(0xFD, '7', 'z', 'X', 'Z', 0);
    }
  }
}
