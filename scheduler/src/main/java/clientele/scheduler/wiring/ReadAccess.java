package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.Database;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.Scripts;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.db.reader.ReadOnlyQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A way to read the tables: the configured database; or the embedded one of a home, started for
 * this moment, unless another process serves it already, which then answers.
 */
public final class ReadAccess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DatabaseAddress address;
  private final Optional<EmbeddedDatabase> started;

  private ReadAccess(DatabaseAddress address, Optional<EmbeddedDatabase> started) {
    this.address = address;
    this.started = started;
  }

  /** Finds or starts the database; tables are made where there are none. */
  public static ReadAccess open(Path home, Optional<Path> configFile) {
    Config config = ConfigLoader.load(configFile, System.getenv());
    if (config.database().isPresent()) {
      DatabaseAddress address = Premises.address(config.database().get());
      return new ReadAccess(address, Optional.empty());
    }
    Optional<DatabaseAddress> served = EmbeddedDatabase.servedByOther(home);
    if (served.isPresent()) {
      return new ReadAccess(served.get(), Optional.empty());
    }
    EmbeddedDatabase.demandHome(home);
    EmbeddedDatabase embedded = EmbeddedDatabase.start(home);
    try {
      // Opening makes the tables where there are none yet; reading needs no pool.
      Database.open(embedded.address()).close();
      return new ReadAccess(embedded.readerAddress(), Optional.of(embedded));
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /** Runs one query as bi_reader. */
  public void query(String select, ReadOnlyQuery.Sink sink) {
    new ReadOnlyQuery(address, PATIENCE).run(select, sink);
  }

  /** Runs one query in a file of the module {@code sql} as bi_reader. */
  public void view(String script, ReadOnlyQuery.Sink sink) {
    query(Scripts.read(script), sink);
  }

  @Override
  public void close() {
    started.ifPresent(EmbeddedDatabase::close);
  }
}
