package clientele.infra.source;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Transactions in a CSV file, or in the {@code .csv} and {@code .csv.gz} files of a folder. */
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
          "the folder holds no .csv or .csv.gz file [%s]. Maybe the export has not arrived."
              .formatted(place));
    }
    return names;
  }

  @Override
  public FileDigest read(String file, Consumer<SourceLine> lines) {
    Path path = Files.isRegularFile(place) ? place : place.resolve(file);
    InputStream opened;
    try {
      opened = Files.newInputStream(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    try (InputStream stream = opened) {
      return reader.read(file, stream, lines);
    } catch (IOException e) {
      throw unreadable(path, e); // closing
    }
  }

  @Override
  public String state(String file) {
    Path path = Files.isRegularFile(place) ? place : place.resolve(file);
    try (DigestStream bytes = new DigestStream(Files.newInputStream(path))) {
      bytes.drain();
      return bytes.sha256();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static StepException unreadable(Path path, IOException cause) {
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "a file cannot be opened [%s]. Maybe it was moved or its rights forbid it.".formatted(path),
        cause);
  }

  private static boolean isCsv(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith(".") && (lower.endsWith(".csv") || lower.endsWith(".csv.gz"));
  }
}
