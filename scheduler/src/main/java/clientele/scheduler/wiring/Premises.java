package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.config.DatabaseConfig;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.Database;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.scheduler.run.month.HeldLease;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration read and the database open: alone, beside other instances, or on a visit. */
public final class Premises implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Premises.class);

  private final Config config;
  private final Path home;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile Optional<HeldLease> lease = Optional.empty();
  private volatile Optional<EmbeddedDatabase> own = Optional.empty();

  private Premises(Path home, Optional<Path> configFile, Optional<String> source) {
    Config loaded = ConfigLoader.load(configFile, System.getenv());
    this.config = source.map(loaded::withSource).orElse(loaded);
    this.home = home;
  }

  /** With the run lease, or not at all. */
  static Premises alone(Path home, Optional<Path> configFile, Optional<String> source) {
    Premises premises = new Premises(home, configFile, source);
    return premises.opened(
        () -> {
          Ending ending = new Ending(premises::endWork);
          premises.open.push(ending);
          DatabaseAddress address = premises.arriveAsOwner();
          premises.open.push(Database.open(address));
          HeldLease lease = taken(address);
          premises.lease = Optional.of(lease);
          premises.open.push(lease);
          if (ending.isAsked()) {
            throw new StepException(ErrorCode.CANCELLED, "asked to end before anything was begun");
          }
        });
  }

  /** Without the run lease, and with an embedded server that stops only when this is closed. */
  static Premises shared(Path home, Optional<Path> configFile, Optional<String> source) {
    Premises premises = new Premises(home, configFile, source);
    return premises.opened(
        () -> {
          premises.open.push(Database.open(premises.arriveAsOwner()));
        });
  }

  /** Without the run lease, where another process may serve the home. */
  static Premises visiting(Path home, Optional<Path> configFile, Optional<String> source) {
    Premises premises = new Premises(home, configFile, source);
    return premises.opened(() -> premises.open.push(Database.open(premises.visit())));
  }

  Config config() {
    return config;
  }

  Path home() {
    return home;
  }

  Database database() {
    return open.stream()
        .filter(Database.class::isInstance)
        .map(Database.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Whether the run lease was taken at the opening. */
  boolean isAlone() {
    return lease.isPresent();
  }

  /** HeldLease to close months, where it was taken at the opening. */
  HeldLease lease() {
    return lease.orElseThrow(() -> new IllegalStateException("opened beside others"));
  }

  /** HeldLease to close months, or a failure that says who has it. */
  static HeldLease taken(DatabaseAddress address) {
    return HeldLease.tryTake(address)
        .orElseThrow(
            () ->
                new StepException(
                    ErrorCode.WAREHOUSE,
                    "another process is closing a month on this database [%s]. Maybe wait for it."
                        .formatted(address.url())));
  }

  /** Starts an embedded server again that has stopped by itself; says so, also if it cannot. */
  void revive() {
    try {
      if (own.map(EmbeddedDatabase::revive).orElse(false)) {
        log.warn("event=database_started cause=\"it had stopped by itself\"");
      }
    } catch (StepException e) {
      log.error("event=database_gone cause={}", e.getMessage());
    }
  }

  /** Closes it with everything else, if it can be closed. */
  <T> T kept(T part) {
    if (part instanceof AutoCloseable closeable) {
      open.push(closeable);
    }
    return part;
  }

  /** The configured database. */
  public static DatabaseAddress address(DatabaseConfig config) {
    return new DatabaseAddress(config.url(), config.user(), config.password());
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new StepException(ErrorCode.INTERNAL, "something cannot be closed [" + e + "]", e);
      }
    }
  }

  private Premises opened(Runnable opening) {
    try {
      opening.run();
      return this;
    } catch (RuntimeException e) {
      try {
        close();
      } catch (StepException unclosed) {
        e.addSuppressed(unclosed);
      }
      throw e;
    }
  }

  private DatabaseAddress visit() {
    if (config.database().isEmpty()) {
      EmbeddedDatabase.demandHome(home);
    }
    return config
        .database()
        .map(Premises::address)
        .or(() -> EmbeddedDatabase.servedByOtherForOwner(home))
        .orElseGet(this::arrive);
  }

  private void endWork() {
    lease.ifPresent(HeldLease::end);
  }

  /** With an embedded server that the end of the program stops only after all work has ended. */
  private DatabaseAddress arriveAsOwner() {
    DatabaseAddress address = arrive();
    own.ifPresent(EmbeddedDatabase::leaveToOwner);
    return address;
  }

  private DatabaseAddress arrive() {
    if (config.database().isPresent()) {
      return address(config.database().get());
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(home, config.embedded().port());
    own = Optional.of(embedded);
    open.push(embedded);
    return embedded.address();
  }
}
