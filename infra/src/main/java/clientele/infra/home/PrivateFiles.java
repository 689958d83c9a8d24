package clientele.infra.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that only their owner may read, write or enter, whatever the process's mask:
 * 0600 and 0700. Where the system knows no such permissions they are made as the system makes them.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Makes a folder and those above it that are missing; closes it to others if it was there. */
  public static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      close(folder);
    } else {
      Files.createDirectories(folder, as(FOLDER));
    }
  }

  /** Makes an empty file unless it is there; closes it to others if it was. */
  public static void file(Path file) throws IOException {
    if (Files.exists(file)) {
      close(file);
    } else {
      Files.createFile(file, as(FILE));
    }
  }

  /** Writes a file whole or not at all: nobody ever sees half of it. */
  public static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("").normalize();
    Path unfinished = Files.createTempFile(folder, ".unfinished", ".tmp", as(FILE));
    try {
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Closes a folder and all that is under it to others, as older versions left it open. */
  public static void closeAll(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(tree)) {
      all = walk.toList();
    }
    for (Path path : all) {
      close(path);
    }
  }

  /** Whether nobody but this process's user, or the system's administrator, can change it. */
  public static boolean isClosed(Path path) throws IOException {
    return !posix() || othersMay(path).isEmpty();
  }

  /** Whether other users may put files of their own into a folder. */
  public static boolean othersWrite(Path folder) throws IOException {
    return posix() && othersMay(folder).stream().anyMatch(right -> right.name().endsWith("WRITE"));
  }

  private static Set<PosixFilePermission> othersMay(Path path) throws IOException {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
    rights.removeAll(FOLDER);
    return rights;
  }

  /** Takes others' rights away; links are left, for it is what they lead to that counts. */
  private static void close(Path path) throws IOException {
    if (!posix() || Files.isSymbolicLink(path)) {
      return;
    }
    PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
    Set<PosixFilePermission> own = found.permissions();
    if (own.retainAll(FOLDER)) {
      Files.setPosixFilePermissions(path, own);
    }
  }

  private static FileAttribute<?>[] as(Set<PosixFilePermission> rights) {
    return posix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
