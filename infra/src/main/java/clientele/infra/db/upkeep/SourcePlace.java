package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The mark of a warehouse that says where its lines come from. */
public final class SourcePlace {
  private final Jdbi jdbi;

  public SourcePlace(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The place a source lies in: its folder, or its bucket and what stands before the last slash.
   */
  public static String of(String uri) {
    if (uri.contains("://")) {
      return uri.substring(0, Math.max(uri.lastIndexOf('/'), uri.indexOf("://") + 3));
    }
    Path path = Path.of(uri).toAbsolutePath().normalize();
    Path parent = path.getParent();
    return (Files.isDirectory(path) || parent == null ? path : parent).toString();
  }

  /**
   * Marks the warehouse, or holds the place against its mark.
   *
   * @throws StepException USAGE if its lines come from elsewhere
   */
  public void demand(String place) {
    String held =
        DatabaseErrors.translated(
            "source place",
            () ->
                jdbi.withHandle(
                    handle -> {
                      Statements.execute(handle, "place/mark", Map.of("place", place));
                      return Statements.query(handle, "place/marked", Map.of())
                          .mapTo(String.class)
                          .one();
                    }));
    if (!held.equals(place)) {
      throw new StepException(
          ErrorCode.USAGE,
          "the warehouse holds the lines of another place [%s, not %s]. Maybe name another home with --home, or add --moved if these are the same shop's."
              .formatted(held, place));
    }
  }

  /** Forgets the mark: the same shop's lines lie elsewhere from now on. */
  public void moved() {
    DatabaseErrors.translated(
        "source place",
        () -> jdbi.withHandle(handle -> Statements.execute(handle, "place/forget", Map.of())));
  }
}
