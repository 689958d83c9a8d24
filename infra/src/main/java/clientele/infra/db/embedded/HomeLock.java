package clientele.infra.db.embedded;

import clientele.infra.db.connection.FullDisk;
import clientele.infra.home.Home;
import clientele.infra.home.PrivateFiles;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a home directory for one process. The operating system lets go of it when the process ends,
 * however it ends.
 *
 * <p>The holder's name stands in a file of its own, {@code HOME/holder}, not in {@code HOME/lock}:
 * on POSIX systems a process that opens and closes a locked file once more loses its lock, so the
 * lock file must not be read.
 */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path holder;

  private HomeLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /**
   * Takes the home, making it if need be.
   *
   * @throws StepException USAGE if the directory cannot be made or written, WAREHOUSE if another
   *     process holds it
   */
  static HomeLock take(Path home) {
    Path holder = home.resolve("holder");
    try {
      Home.prepare(home);
      if (isThisProcess(holder)) {
        throw held(home, holder);
      }
      PrivateFiles.file(home.resolve(Home.LOCK));
      FileChannel channel = FileChannel.open(home.resolve(Home.LOCK), StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw held(home, holder);
      }
      PrivateFiles.write(holder, thisProcess());
      return new HomeLock(channel, holder);
    } catch (IOException e) {
      if (FullDisk.at(home)) {
        throw FullDisk.failure(home, e);
      }
      throw new StepException(
          ErrorCode.USAGE,
          "the home cannot be made or written [%s: %s]. Maybe name another with --home"
              .formatted(home, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Whether a process holds the home now; asks without taking it. */
  static boolean isHeld(Path home) {
    Path lock = home.resolve(Home.LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    if (isThisProcess(home.resolve("holder"))) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = tryLock(channel)) {
      return taken == null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static StepException held(Path home, Path holder) throws IOException {
    String pid = read(holder).replaceFirst(" .*", "");
    return new StepException(
        ErrorCode.WAREHOUSE,
        "another process holds the home [%s, pid %s]. Maybe it is still at work: wait, stop it, or"
                .formatted(home, pid.isEmpty() ? "unknown" : pid)
            + " name another home with --home");
  }

  /** Asked before the lock file is touched, because touching it would lose this process's lock. */
  private static boolean isThisProcess(Path holder) {
    try {
      return thisProcess().equals(read(holder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path holder) throws IOException {
    return Files.exists(holder) ? Files.readString(holder) : "";
  }

  /** Pid and start, because pids come again, in containers at every start. */
  private static String thisProcess() {
    return ProcessHandle.current().pid()
        + " since "
        + ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
