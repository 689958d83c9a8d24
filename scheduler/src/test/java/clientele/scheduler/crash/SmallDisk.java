package clientele.scheduler.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A small file system of its own, held in memory (Linux's tmpfs), which can be filled to the last
 * byte: whoever writes on it then hears from the kernel that no space is left.
 */
final class SmallDisk implements AutoCloseable {
  private final Path place;
  private final Path ballast;

  private SmallDisk(Path place) {
    this.place = place;
    this.ballast = place.resolve("ballast");
  }

  /** Why no disk can be mounted here, if so. */
  static Optional<String> whyNot(Path probe) {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.of("tmpfs is a matter of Linux");
    }
    try (SmallDisk disk = mount(probe, 1)) {
      disk.fill();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Mounts one on a folder, which is made. */
  static SmallDisk mount(Path place, int mebibytes) {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "mode=0700,size=" + mebibytes + "m",
        "none",
        place.toString());
    return new SmallDisk(place);
  }

  /** Where it is. */
  Path place() {
    return place;
  }

  /** Leaves no byte on it. */
  void fill() {
    byte[] piece = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      if (free() > 0) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Makes room again. */
  void empty() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that are left. */
  long free() {
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", place.toString());
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(said.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
