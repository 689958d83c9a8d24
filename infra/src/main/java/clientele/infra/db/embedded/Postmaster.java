package clientele.infra.db.embedded;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a data directory, found by its {@code postmaster.pid}. After a killed
 * program the server lives on, and after a power cut the file names a process that is gone or, with
 * bad luck, somebody else's.
 */
final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path data;
  private final Path pidFile;

  Postmaster(Path data) {
    this.data = data;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** Stops a server left over from a killed process and removes a file that names none. */
  void clearAway() {
    Optional<ProcessHandle> named = named();
    if (named.isPresent() && isOurs(named.get())) {
      LOG.info("Stopping the database server of a process that was killed.");
      stop(named.get());
    }
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Port of the living server on this data directory, if there is one. */
  OptionalInt port() {
    if (named().filter(this::isOurs).isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      // PostgreSQL: pid, data directory, start time, port, socket directory, listen address, ...
      return lines.size() > 3 && lines.get(3).strip().matches("\\d+")
          ? OptionalInt.of(Integer.parseInt(lines.get(3).strip()))
          : OptionalInt.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a server is at work on this data directory. */
  boolean isAlive() {
    return named().filter(this::isOurs).isPresent();
  }

  /** Stops the server, if one is at work here, and waits until it is gone. */
  void end() {
    named().filter(this::isOurs).ifPresent(this::stop);
  }

  /** The living process the pid file names. */
  private Optional<ProcessHandle> named() {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty() || !lines.get(0).strip().matches("\\d+")
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the process is a server on this data directory. Where the system does not show the
   * command line, a process that is younger than the pid file cannot be the one that wrote it.
   */
  private boolean isOurs(ProcessHandle process) {
    Optional<String> command = process.info().commandLine();
    if (command.isPresent()) {
      return command.get().contains("postgres") && command.get().contains(data.toString());
    }
    try {
      long written = Files.getLastModifiedTime(pidFile).toMillis();
      return process
          .info()
          .startInstant()
          .map(start -> start.toEpochMilli() <= written)
          .orElse(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fast shutdown: open transactions are rolled back. Java itself cannot send SIGINT. */
  private void stop(ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    await(process);
  }

  /**
   * Until the server has taken its file away, which is the last thing it does. Its process may
   * stand in the list a while longer, in a container without an init for ever.
   */
  private void await(ProcessHandle process) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (process.isAlive() && Files.exists(pidFile)) {
        if (System.nanoTime() > end) {
          throw new StepException(
              ErrorCode.WAREHOUSE,
              "the database server does not stop [%s, pid %d]. Maybe stop that process by hand"
                  .formatted(data, process.pid()));
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
