package clientele.infra.db;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.steps.dag.RunJournal;
import clientele.steps.port.Warehouse;
import org.jdbi.v3.core.Jdbi;

/** A migrated, empty database that belongs to one test and is closed after it. */
public final class TestDatabase implements AutoCloseable {
  private final Database database;
  private final DatabaseAddress reader;

  TestDatabase(DatabaseAddress address, DatabaseAddress reader) {
    this.database = Database.open(address);
    this.reader = reader;
  }

  /** Where it is, as the owner. */
  public DatabaseAddress address() {
    return database.address();
  }

  /** Where it is, as the role of dashboards. */
  public DatabaseAddress readerAddress() {
    return reader;
  }

  public Database database() {
    return database;
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  public Warehouse warehouse() {
    return database.warehouse();
  }

  public RunJournal journal() {
    return database.journal();
  }

  @Override
  public void close() {
    database.close();
  }
}
