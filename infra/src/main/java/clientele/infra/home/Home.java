package clientele.infra.home;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A home's folder: made if need be, and closed to everybody but its owner. */
public final class Home {
  /** The file that is held by the process at work; a folder with it is a home already. */
  public static final String LOCK = "lock";

  /** What the program puts into a home, but for the data, which the server itself keeps closed. */
  private static final List<String> OURS =
      List.of("outbox", "logs", "shop", "pgpass", "postgres.log", "postgres.log.1");

  private Home() {}

  /**
   * Makes or closes it. Whoever could put a file into a home could become its owner, so a folder
   * that others may write is none; one that an older version left open is closed, with what is in
   * it.
   *
   * @throws StepException USAGE if other users may write into it
   */
  public static void prepare(Path home) throws IOException {
    boolean isHome = Files.exists(home.resolve(LOCK));
    if (Files.isDirectory(home) && !isHome && PrivateFiles.othersWrite(home)) {
      throw new StepException(
          ErrorCode.USAGE,
          "other users may write into the home [%s]. Maybe name a folder of its own with --home"
              .formatted(home));
    }
    PrivateFiles.folder(home);
    for (String name : OURS) {
      PrivateFiles.closeAll(home.resolve(name));
    }
  }
}
