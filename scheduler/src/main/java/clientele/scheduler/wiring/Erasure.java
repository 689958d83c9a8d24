package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.config.mail.MailConfig.Transport;
import clientele.infra.db.Database;
import clientele.infra.db.upkeep.ErasureStore;
import clientele.infra.mail.Outbox;
import clientele.scheduler.run.month.HeldLease;
import clientele.steps.port.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a customer is forgotten: in the tables, the outbox and, if wanted, the database's files. */
public final class Erasure {
  private static final String IN_FILES =
      "removed rows in the database's files: until it uses their room again, or at once with"
          + " forget --from-disk";

  private final Config config;
  private final Path home;
  private final Database database;

  Erasure(Config config, Path home, Database database) {
    this.config = config;
    this.home = home;
    this.database = database;
  }

  /**
   * Removes a customer, while nobody closes a month.
   *
   * @param customer in any spelling
   * @param fromDisk whether removed rows are to leave the database's files at once
   */
  public ErasureStore.Receipt forget(String customer, boolean fromDisk) {
    String id = Identity.of(customer);
    ErasureStore book = new ErasureStore(database.jdbi());
    try (HeldLease held = Premises.taken(database.address())) {
      held.row().ensure();
      int mails = new Outbox(home.resolve("outbox")).removeNaming(id);
      ErasureStore.Receipt receipt = book.forget(id, mails, remains(List.of(IN_FILES)));
      return fromDisk ? book.restate(receipt, remains(book.clearDisk())) : receipt;
    }
  }

  /** What the program cannot reach, or must not. */
  private List<String> remains(List<String> ofTables) {
    List<String> places = new ArrayList<>(ofTables);
    places.add("the database's log (WAL), and archives of it: until its segments are written over");
    places.add(
        "backups of the database and of the home: as long as you keep them; after one is restored,"
            + " forget again");
    places.add(
        "source files%s: until you delete the lines there; read again they come in without the id"
            .formatted(config.source().uri().map(uri -> " (" + uri + ")").orElse("")));
    places.add(
        config.mail().transport() == Transport.FOLDER
            ? "mails that were taken from the outbox and files that were downloaded: with whoever"
                + " has them"
            : "mails that went out and files that were downloaded: with whoever has them");
    places.add(
        "the id's SHA-256 in this receipt: for good, so that the id is known when it returns");
    return places;
  }
}
