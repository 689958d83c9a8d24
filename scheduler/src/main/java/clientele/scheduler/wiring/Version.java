package clientele.scheduler.wiring;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from the jar's manifest; "development" where it runs from classes. */
public final class Version implements IVersionProvider {
  /** The version as one word. */
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"clientele " + text()};
  }
}
