package clientele.infra.db.embedded;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.FullDisk;
import clientele.infra.db.connection.Scripts;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PostgreSQL of one's own under a home directory, kept between starts, stopped with the program.
 *
 * <p>Layout of the home: {@code postgres/} the data, {@code engine/} the unpacked server, {@code
 * pgpass} the passwords, {@code postgres.log}, {@code lock} and {@code holder}; nobody but its
 * owner may enter it. The server listens on the loopback address alone and lets in two roles, each
 * by its password (SCRAM), so that other users of the machine stay outside.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  public static final String OWNER = "postgres";
  public static final String READER = "bi_reader";

  /** Nobody who listens in the server's place is told a password, only that we know it. */
  private static final String WAY = "?requireAuth=scram-sha-256";

  private static final String NAME = "clientele";
  private static final SqlScript READER_PASSWORD = new SqlScript("server/reader_password");

  private final boolean durable;
  private final Postmaster postmaster;
  private final HomeLock lock;
  private final Path home;
  private final Path data;
  private final Thread hook = new Thread(this::stop, "embedded-database-stop");
  private final ServerSecrets secrets;
  private final int port;
  private boolean stopped;

  private EmbeddedDatabase(
      int port, Postmaster postmaster, HomeLock lock, Path home, boolean durable) {
    this.port = port;
    this.postmaster = postmaster;
    this.secrets = new ServerSecrets(home);
    this.lock = lock;
    this.home = home;
    this.data = data(home);
    this.durable = durable;
  }

  /** Starts the server of a home on a free port, making the home if need be. */
  public static EmbeddedDatabase start(Path home) {
    return start(home, 0, true);
  }

  /** The same on a port of one's choice, 0 for a free one. */
  public static EmbeddedDatabase start(Path home, int port) {
    return start(home, port, true);
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
      int taken = new ServerStart(place, data, new ServerSecrets(place)).launch(port, durable);
      EmbeddedDatabase database = new EmbeddedDatabase(taken, postmaster, lock, place, durable);
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
    return served(home, READER);
  }

  /** The same as the owner of all tables, for the few commands that change something meanwhile. */
  public static Optional<DatabaseAddress> servedByOtherForOwner(Path home) {
    return served(home, OWNER);
  }

  /**
   * The file of a home's passwords, which only its owner may read, in the form that {@code
   * PGPASSFILE} names for PostgreSQL's own programs.
   */
  public static Path passwords(Path home) {
    return new ServerSecrets(home.toAbsolutePath().normalize()).file();
  }

  /**
   * Makes sure that a home has a database, for whoever only reads it or changes a little.
   *
   * @throws StepException USAGE if it has none
   */
  public static void demandHome(Path home) {
    Path place = home.toAbsolutePath().normalize();
    if (!Files.exists(data(place).resolve("PG_VERSION"))) {
      throw new StepException(
          ErrorCode.USAGE,
          "there is no database in this home [%s]. Maybe name another with --home, or close a first month."
              .formatted(place));
    }
  }

  private static Optional<DatabaseAddress> served(Path home, String role) {
    Path place = home.toAbsolutePath().normalize();
    if (!HomeLock.isHeld(place)) {
      return Optional.empty();
    }
    OptionalInt port = new Postmaster(data(place)).port();
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(address(port.getAsInt(), NAME, role, new ServerSecrets(place)));
  }

  /** As the owner of all tables. */
  public DatabaseAddress address() {
    DatabaseAddress owner = address(NAME);
    return new DatabaseAddress(owner.url(), owner.user(), owner.password(), Optional.of(data));
  }

  /** As the role that may read the schema bi and nothing else. */
  public DatabaseAddress readerAddress() {
    return readerAddress(NAME);
  }

  /** As the owner, another database of this server. */
  public DatabaseAddress address(String database) {
    return address(port, database, OWNER, secrets);
  }

  /** As the role that reads, another database of this server. */
  public DatabaseAddress readerAddress(String database) {
    return address(port, database, READER, secrets);
  }

  /** Port on the loopback address. */
  public int port() {
    return port;
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
    try {
      postmaster.clearAway();
      new ServerStart(home, data, secrets).launch(port, durable);
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
      postmaster.end();
    } finally {
      lock.close();
    }
  }

  private static Path data(Path home) {
    return home.resolve("postgres");
  }

  private static DatabaseAddress address(
      int port, String database, String role, ServerSecrets secrets) {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s%s".formatted(port, database, WAY);
    return new DatabaseAddress(url, role, secrets.of(role));
  }

  /**
   * Makes sure that it is our server that answers on the port, makes the database and its reader.
   */
  private void prepare() {
    DatabaseAddress maintenance = address("postgres");
    try (Connection connection =
            DriverManager.getConnection(maintenance.url(), maintenance.login());
        Statement statement = connection.createStatement()) {
      String found = one(statement, "server/data_directory");
      if (!Path.of(found).toRealPath().equals(data.toRealPath())) {
        throw new IOException("another server answers on port " + port());
      }
      if (one(statement, "server/find_database").equals("0")) {
        statement.execute(Scripts.read("server/create_database"));
      }
      letReaderIn(statement);
    } catch (SQLException | IOException e) {
      close();
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "the embedded database does not answer [%s]%s".formatted(e.getMessage(), cure(e)),
          e);
    }
  }

  /** The role is there before the tables are, and only where its views are. */
  private void letReaderIn(Statement statement) throws SQLException {
    if (one(statement, "server/find_reader").equals("0")) {
      statement.execute(Scripts.read("server/create_reader"));
    }
    statement.execute(
        Scripts.read(
            READER_PASSWORD, Map.of("password", secrets.of(READER).orElseThrow().value())));
    statement.execute(Scripts.read("server/close_other_doors"));
  }

  private String cure(Exception e) {
    return e instanceof SQLException sql && "28P01".equals(sql.getSQLState())
        ? ". Maybe %s is another home's: without it, new passwords are made"
            .formatted(secrets.file())
        : "";
  }

  private static String one(Statement statement, String script) throws SQLException {
    try (ResultSet rows = statement.executeQuery(Scripts.read(script))) {
      rows.next();
      return rows.getString(1);
    }
  }
}
