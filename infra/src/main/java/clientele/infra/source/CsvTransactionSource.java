package clientele.infra.source;

import clientele.infra.source.bytes.DigestStream;
import clientele.infra.source.parquet.BrokenParquet;
import clientele.infra.source.parquet.ParquetText;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Transactions in a CSV or Parquet file, or in the {@code .csv}, {@code .csv.gz}, {@code .csv.zip}
 * and {@code .parquet} files of a folder.
 */
public final class CsvTransactionSource implements TransactionSource {
  private final Path place;
  private final CsvReader reader;

  public CsvTransactionSource(Path place, CsvFormat format) {
    this.place = place;
    this.reader = new CsvReader(format);
  }

  @Override
  public String uri() {
    return place.toString();
  }

  /** All of them: a file name says nothing about the months inside. Folders within are left out. */
  @Override
  public List<String> files(Set<YearMonth> wanted) {
    if (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place)) {
      throw noFile(place);
    }
    if (Files.isRegularFile(place)) {
      return List.of(String.valueOf(place.getFileName()));
    }
    List<String> names;
    try (Stream<Path> found = Files.list(place)) {
      names =
          found
              .filter(Files::isRegularFile)
              .map(path -> String.valueOf(path.getFileName()))
              .filter(CsvTransactionSource::isCsv)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the source cannot be opened [%s]. Maybe the path is wrong.".formatted(place),
          e);
    }
    if (names.isEmpty()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "the folder holds no .csv, .csv.gz, .csv.zip or .parquet file [%s]. Maybe the export has not arrived."
              .formatted(place));
    }
    return names;
  }

  /** Files of the folder whose names end otherwise, hidden ones left out; at most twenty. */
  @Override
  public List<String> passedOver() {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(place)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.startsWith(".") && !isCsv(name))
          .sorted()
          .limit(20)
          .toList();
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the source cannot be opened [%s]. Maybe the path is wrong.".formatted(place),
          e);
    }
  }

  /**
   * Reads one file.
   *
   * @throws StepException SOURCE_UNAVAILABLE also if the file was changed meanwhile, because what
   *     was read is then of two moments
   */
  @Override
  public FileDigest read(String file, Consumer<SourceLine> lines) {
    Path path = path(file);
    if (!Files.isRegularFile(path)) {
      throw Files.exists(path) ? noFile(path) : unreadable(path, new NoSuchFileException(file));
    }
    try {
      Stamp before = Stamp.of(path);
      FileDigest digest = read(path, file, lines);
      if (!Stamp.of(path).equals(before) || digest.bytes() != before.bytes()) {
        throw new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "a file was changed while it was read [%s]. Maybe wait until it has been written."
                .formatted(path));
      }
      return digest;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private FileDigest read(Path path, String file, Consumer<SourceLine> lines) throws IOException {
    if (!ParquetText.is(path)) {
      try (InputStream stream = Files.newInputStream(path)) {
        return reader.read(file, stream, lines);
      }
    }
    try (InputStream text = ParquetText.of(path)) {
      FileDigest read = reader.read(file, text, lines);
      return new FileDigest(file, state(file), Files.size(path), read.lines());
    } catch (BrokenParquet e) {
      throw CsvReader.broken(file, e);
    }
  }

  /** What tells one state of a file from another without reading it. */
  private record Stamp(long bytes, FileTime modified, String key) {
    static Stamp of(Path path) throws IOException {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()));
    }
  }

  @Override
  public List<String> remarks() {
    return reader.remarks();
  }

  @Override
  public String state(String file) {
    Path path = path(file);
    try (DigestStream bytes = new DigestStream(Files.newInputStream(path))) {
      bytes.drain();
      return bytes.sha256();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private Path path(String file) {
    return Files.isRegularFile(place) ? place : place.resolve(file);
  }

  /** A device or a pipe may never end, or block for ever. */
  private static StepException noFile(Path path) {
    return new StepException(
        ErrorCode.BAD_INPUT,
        "the source is neither a file nor a folder [%s]. Maybe it is a device or a pipe: write it to a file first."
            .formatted(path));
  }

  private static StepException unreadable(Path path, IOException cause) {
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "a file cannot be opened [%s]. Maybe it was moved or its rights forbid it.".formatted(path),
        cause);
  }

  private static boolean isCsv(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith(".")
        && Stream.of(".csv", ".csv.gz", ".csv.zip", ".parquet").anyMatch(lower::endsWith);
  }
}
