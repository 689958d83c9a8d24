package clientele.infra.source.door.jdbc;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the driver for an address: PostgreSQL's is in the jar, others lie in a folder. */
final class JdbcDrivers {
  private JdbcDrivers() {}

  /**
   * The first that takes the address.
   *
   * @throws StepException USAGE if there is none
   */
  static Driver of(String url, Optional<String> folder) {
    ClassLoader own = JdbcDrivers.class.getClassLoader();
    ClassLoader loader =
        folder.<ClassLoader>map(path -> new URLClassLoader(jars(Path.of(path)), own)).orElse(own);
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (takes(driver, url)) {
        return driver;
      }
    }
    throw new StepException(
        ErrorCode.USAGE,
        "no driver takes the address [%s]. Maybe name the folder of its jar in source.jdbc.drivers."
            .formatted(JdbcErrors.shown(url)));
  }

  private static boolean takes(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false; // then it is not the one
    }
  }

  private static URL[] jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = url(jars.get(i));
      }
      return urls;
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the folder of drivers cannot be read [%s]. Maybe mend source.jdbc.drivers."
              .formatted(folder),
          e);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
