package clientele.infra.db;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PostgreSQL of one's own under a home directory, kept between starts, stopped with the program.
 *
 * <p>Layout of the home: {@code postgres/} the data, {@code engine/} the unpacked server, {@code
 * postgres.log}, {@code lock} and {@code holder}. The server listens on the loopback address alone
 * and trusts whoever reaches it there: no password guards the home on a machine that is shared.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String OWNER = "postgres";
  private static final String READER = "bi_reader";
  private static final String NAME = "clientele";

  private final boolean durable;
  private final Postmaster postmaster;
  private final HomeLock lock;
  private final Path home;
  private final Path data;
  private final Thread hook = new Thread(this::stop, "embedded-database-stop");
  private volatile EmbeddedPostgres server;
  private boolean stopped;

  private EmbeddedDatabase(
      EmbeddedPostgres server, Postmaster postmaster, HomeLock lock, Path home, boolean durable) {
    this.server = server;
    this.postmaster = postmaster;
    this.lock = lock;
    this.home = home;
    this.data = data(home);
    this.durable = durable;
  }

  /** Starts the server of a home on a free port, making the home if need be. */
  public static EmbeddedDatabase start(Path home) {
    return start(home, 0, true);
  }

  /**
   * Starts the server of a home.
   *
   * @param port 0 for a free one
   * @param durable whether a commit is on the disk when it returns; only tests do without
   * @throws StepException WAREHOUSE if another process holds the home or the server does not start
   */
  public static EmbeddedDatabase start(Path home, int port, boolean durable) {
    Path place = home.toAbsolutePath().normalize();
    HomeLock lock = HomeLock.take(place);
    Path data = data(place);
    try {
      Postmaster postmaster = new Postmaster(data);
      postmaster.clearAway();
      EmbeddedPostgres server = new ServerStart(place, data).launch(port, durable);
      EmbeddedDatabase database = new EmbeddedDatabase(server, postmaster, lock, place, durable);
      Runtime.getRuntime().addShutdownHook(database.hook);
      database.prepare();
      return database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      if (FullDisk.at(data)) {
        throw FullDisk.failure(data, e);
      }
      throw e instanceof StepException known
          ? known
          : new StepException(
              ErrorCode.WAREHOUSE,
              "the embedded database does not start [%s: %s]".formatted(place, e.getMessage()),
              e);
    }
  }

  /**
   * The database of a home that another process holds and serves right now, as the role that may
   * read the schema bi; empty if nobody does. For looking on while a month is closed.
   */
  public static Optional<DatabaseAddress> servedByOther(Path home) {
    Path place = home.toAbsolutePath().normalize();
    if (!HomeLock.isHeld(place)) {
      return Optional.empty();
    }
    OptionalInt port = new Postmaster(data(place)).port();
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(new DatabaseAddress(url(port.getAsInt(), NAME), READER, Optional.empty()));
  }

  /** The same as the owner of all tables, for the few commands that change something meanwhile. */
  public static Optional<DatabaseAddress> servedByOtherForOwner(Path home) {
    return servedByOther(home)
        .map(reader -> new DatabaseAddress(reader.url(), OWNER, Optional.empty()));
  }

  /** As the owner of all tables. */
  public DatabaseAddress address() {
    return new DatabaseAddress(url(NAME), OWNER, Optional.empty(), Optional.of(data));
  }

  /** As the role that may read the schema bi and nothing else. */
  public DatabaseAddress readerAddress() {
    return new DatabaseAddress(url(NAME), READER, Optional.empty());
  }

  /** As the owner, another database of this server. */
  DatabaseAddress address(String database) {
    return new DatabaseAddress(url(database), OWNER, Optional.empty());
  }

  /** Port on the loopback address. */
  public int port() {
    return server.getPort();
  }

  /** Stops the server and lets go of the home; a second call does nothing. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending already, and the hook will find nothing to do
    }
  }

  /** From now on the end of the program does not stop the server, only {@link #close} does. */
  public void leaveToOwner() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /**
   * Starts the server again, on its port, if it has stopped by itself, as it does when its disk is
   * full; not before there is room.
   *
   * @return whether it was started
   * @throws StepException WAREHOUSE if it does not start
   */
  public synchronized boolean revive() {
    if (stopped || postmaster.isAlive() || FullDisk.at(data)) {
      return false;
    }
    int port = server.getPort();
    try {
      server.close(); // it is gone, but the library still holds the folder
      postmaster.clearAway();
      server = new ServerStart(home, data).launch(port, durable);
      return true;
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "the embedded database does not start again [%s: %s]".formatted(data, e.getMessage()),
          e);
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      server.close();
      postmaster.awaitEnd();
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.WAREHOUSE, "the embedded database does not stop [" + e.getMessage() + "]", e);
    } finally {
      lock.close();
    }
  }

  private static Path data(Path home) {
    return home.resolve("postgres");
  }

  private String url(String database) {
    return url(server.getPort(), database);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Makes sure that it is our server that answers on the port, and makes the database. */
  private void prepare() {
    DatabaseAddress maintenance = address("postgres");
    try (Connection connection =
            DriverManager.getConnection(maintenance.url(), maintenance.login());
        Statement statement = connection.createStatement()) {
      String found = one(statement, "show data_directory");
      if (!Path.of(found).toRealPath().equals(data.toRealPath())) {
        throw new IOException("another server answers on port " + port());
      }
      if (one(statement, "select count(*) from pg_database where datname = '" + NAME + "'")
          .equals("0")) {
        statement.execute("create database " + NAME);
      }
    } catch (SQLException | IOException e) {
      close();
      throw new StepException(
          ErrorCode.WAREHOUSE, "the embedded database does not answer [" + e.getMessage() + "]", e);
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
