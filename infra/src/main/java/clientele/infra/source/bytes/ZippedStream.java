package clientele.infra.source.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one CSV file in a ZIP archive. What systems put beside it is passed over. */
public final class ZippedStream extends FilterInputStream {
  private final ZipInputStream archive;
  private boolean ended;

  private ZippedStream(ZipInputStream archive) {
    super(archive);
    this.archive = archive;
  }

  /** An archive that holds another than one CSV file. */
  public static final class NotOneFile extends IOException {
    private static final long serialVersionUID = 1L;

    NotOneFile(String words) {
      super(words);
    }
  }

  /**
   * Its text; empty if there is no CSV file in it, as in a workbook.
   *
   * @throws IOException if the archive is broken
   */
  public static Optional<InputStream> of(InputStream bytes) throws IOException {
    ZipInputStream archive = new ZipInputStream(bytes);
    return nextCsv(archive) ? Optional.of(new ZippedStream(archive)) : Optional.empty();
  }

  private static boolean nextCsv(ZipInputStream archive) throws IOException {
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      String path = entry.getName().toLowerCase(Locale.ROOT);
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.endsWith(".csv") && !name.startsWith(".") && !path.startsWith("__macosx/")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * Reads on.
   *
   * @throws NotOneFile at the end of the file if the archive holds a second one, which would be
   *     lost
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = ended ? -1 : archive.read(buffer, offset, length);
    if (read < 0 && !ended) {
      ended = true;
      if (nextCsv(archive)) {
        throw new NotOneFile("more than one CSV file");
      }
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
