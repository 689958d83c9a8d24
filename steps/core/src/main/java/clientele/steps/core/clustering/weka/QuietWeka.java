package clientele.steps.core.clustering.weka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import weka.core.WekaPackageManager;

/**
 * Loads Weka without the traces it otherwise leaves. On loading, its package manager makes {@code
 * ~/wekafiles}, complains on stderr where it cannot, and looks for native linear algebra, whose
 * last digits differ between machines. Here it gets a temporary folder, removed at once, and the
 * Java implementation. Properties somebody has set already are left alone.
 */
final class QuietWeka {
  static {
    load();
  }

  private QuietWeka() {}

  /** Returns when Weka is loaded; the first call does it. */
  static void ensureLoaded() {
    // the static initialiser has done it
  }

  private static void load() {
    for (String part : List.of("ARPACK", "BLAS", "LAPACK")) {
      String key = "com.github.fommil.netlib." + part;
      System.setProperty(key, System.getProperty(key, "com.github.fommil.netlib.F2j" + part));
    }
    if (System.getProperty("WEKA_HOME") != null || System.getenv("WEKA_HOME") != null) {
      Objects.requireNonNull(WekaPackageManager.WEKA_HOME);
      return;
    }
    try {
      Path home = Files.createTempDirectory("clientele-weka");
      System.setProperty("WEKA_HOME", home.toString());
      try {
        Objects.requireNonNull(WekaPackageManager.WEKA_HOME);
      } finally {
        System.clearProperty("WEKA_HOME");
        delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder for Weka", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
