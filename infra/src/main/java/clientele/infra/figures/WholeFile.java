package clientele.infra.figures;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is there whole or not at all; what stood there before is replaced. */
public final class WholeFile {
  private WholeFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws StepException USAGE if it cannot be written there
   */
  public static void write(Path file, Content content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder == null || Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      // not a temporary file, whose permissions would shut out everybody else for good
      Path unfinished = folder.resolve("." + file.getFileName() + ".unfinished");
      try {
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
          content.writeTo(out);
        }
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "a file cannot be written [%s]. Maybe the folder is missing or not yours."
              .formatted(file),
          e);
    }
  }
}
