package clientele.infra.db.embedded;

import clientele.infra.home.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked server in {@code HOME/engine}, which nobody but its owner may enter: whoever could
 * change these programs would run as the owner. An engine that was open to others is not trusted
 * but unpacked anew.
 */
final class ServerProgram {
  private final Path root;

  private ServerProgram(Path root) {
    this.root = root;
  }

  /** Unpacks the server unless that was done; what a kill left half done is removed. */
  static ServerProgram in(Path engine) throws IOException {
    if (Files.exists(engine) && !PrivateFiles.isClosed(engine)) {
      clear(engine);
    }
    PrivateFiles.folder(engine);
    String system = System.getProperty("os.name");
    String hardware = System.getProperty("os.arch");
    Path root = engine.resolve("PG-" + digest(system, hardware));
    try (Stream<Path> others = Files.list(engine)) {
      for (Path other : others.filter(path -> !path.equals(root)).toList()) {
        delete(other);
      }
    }
    if (!Files.exists(root)) {
      Path unfinished = Files.createTempDirectory(engine, "unfinished");
      try (InputStream packed = ServerBinaries.open(system, hardware)) {
        unpack(packed, unfinished);
      }
      move(unfinished, root);
    }
    return new ServerProgram(root);
  }

  /**
   * The command line of one of its programs. The server refuses to run as root; there it gets a
   * name space of users of its own, in which it is nobody in particular.
   */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(root.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** The first number of its version, as the program itself says it: 17. */
  int version() throws IOException {
    Process process =
        new ProcessBuilder(root.resolve("bin").resolve("initdb").toString(), "--version").start();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(text.replaceAll("(?s).*\\) (\\d+).*", "$1"));
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path path : inside.toList()) {
        delete(path);
      }
    }
  }

  private static boolean isRoot() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("user.name").equals("root");
  }

  private static String digest(String system, String hardware) throws IOException {
    try (InputStream packed = ServerBinaries.open(system, hardware)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (int read = packed.read(piece); read >= 0; read = packed.read(piece)) {
        sha.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(InputStream packed, Path folder) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("the packed server leads out of its folder: " + entry.getName());
        }
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      PrivateFiles.folder(target);
      return;
    }
    PrivateFiles.folder(target.resolveSibling("").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    PrivateFiles.file(target);
    try (var out = Files.newOutputStream(target)) {
      tar.transferTo(out);
    }
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Another process may have been faster, with the same. */
  private static void move(Path unfinished, Path root) throws IOException {
    try {
      Files.move(unfinished, root);
    } catch (FileAlreadyExistsException e) {
      delete(unfinished);
    }
  }
}
