package clientele.infra.source.profile;

import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvReader;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.source.FileShape;
import clientele.infra.source.parquet.BrokenParquet;
import clientele.infra.source.parquet.ParquetText;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a source for a few seconds at most and says what it is. */
public final class SourceProfiler {
  /** Lines between two looks at the clock. */
  private static final int STRIDE = 4096;

  private final CsvFormat format;
  private final Duration most;
  private final Clock clock;

  /**
   * Puts it together.
   *
   * @param most time that reading may take; what is left then is not read, and said
   */
  public SourceProfiler(CsvFormat format, Duration most, Clock clock) {
    this.format = format;
    this.most = most;
    this.clock = clock;
  }

  /** Ends reading when the time is over. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /**
   * Profiles a file or the files of a folder.
   *
   * @throws StepException if there is no such place; what is wrong with a file is in the profile
   */
  public SourceProfile profile(Path place) {
    List<String> files = new CsvTransactionSource(place, format).files(Set.of());
    CsvReader reader = new CsvReader(format);
    Figures figures = new Figures();
    Optional<String> problem = Optional.empty();
    List<FileShape> shapes = new ArrayList<>();
    Instant end = clock.instant().plus(most);
    Extent extent = new Extent();
    for (String file : files) {
      Path path = Files.isRegularFile(place) ? place : place.resolve(file);
      try {
        if (!clock.instant().isBefore(end)) {
          throw new Enough();
        }
        extent.sampled |= read(path, file, reader, figures, end);
      } catch (Enough e) {
        extent.cut = true;
      } catch (StepException e) {
        problem = problem.or(() -> Optional.of(String.valueOf(e.getMessage())));
        looked(path, file).ifPresent(shapes::add);
      }
      Optional.ofNullable(reader.shapes().get(file)).ifPresent(shapes::add);
      extent.bytes += path.toFile().length();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), format.zone());
    boolean whole = !extent.cut && !extent.sampled;
    return new SourceProfile(
        place.toString(),
        shapes,
        facts(figures, files.size(), extent),
        Doubts.of(figures, shapes, today, whole),
        problem);
  }

  /** How much there is, and how much of it was looked at. */
  private static final class Extent {
    private long bytes;
    private boolean cut;
    private boolean sampled;
  }

  /** Reads a file, or a sample of one that is too long; whether it was a sample. */
  private boolean read(Path path, String file, CsvReader reader, Figures figures, Instant end) {
    try (InputStream whole = Files.newInputStream(path)) {
      boolean parquet = ParquetText.is(path);
      int first = whole.read();
      int second = whole.read();
      boolean packed = (first == 0x1F && second == 0x8B) || (first == 'P' && second == 'K');
      if (!parquet && !packed && Files.size(path) >= SpreadStream.LEAST) {
        try (SpreadStream sample = new SpreadStream(Files.newByteChannel(path))) {
          reader.read(file, sample, line -> take(figures, file, line, sample.headLines(), end));
        }
        return true;
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    try (InputStream stream = opened(path)) {
      reader.read(file, stream, line -> take(figures, file, line, Long.MAX_VALUE, end));
    } catch (BrokenParquet e) {
      throw CsvReader.broken(file, e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return false;
  }

  private static InputStream opened(Path path) throws IOException {
    return ParquetText.is(path) ? ParquetText.of(path) : Files.newInputStream(path);
  }

  private void take(Figures figures, String file, SourceLine line, long known, Instant end) {
    figures.add(line.line() <= known ? file : file + ", far behind", line);
    if (figures.lines() % STRIDE == 0 && !clock.instant().isBefore(end)) {
      throw new Enough();
    }
  }

  /** What can be seen of a file that cannot be read. */
  private Optional<FileShape> looked(Path path, String file) {
    try (InputStream stream = opened(path)) {
      return Optional.of(new CsvReader(format).look(file, stream));
    } catch (StepException | BrokenParquet e) {
      return Optional.empty(); // its cause is known already
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private List<String> facts(Figures figures, int files, Extent extent) {
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "%d files, %.1f MB, %d lines%s",
            files,
            extent.bytes / 1e6,
            figures.lines(),
            extent.cut
                ? " read in %d s; the rest was not looked at".formatted(most.toSeconds())
                : extent.sampled ? " of a sample spread over them" : ""));
    if (!figures.months().isEmpty()) {
      facts.add(
          "%d months, %s to %s"
              .formatted(
                  figures.months().size(),
                  figures.months().firstKey(),
                  figures.months().lastKey()));
      double money = figures.months().values().stream().mapToDouble(Figures.Month::money).sum();
      facts.add(
          String.format(Locale.ROOT, "%s customers, revenue %.2f", figures.customers(), money));
    }
    return facts;
  }

  private static StepException unreadable(Path path, IOException cause) {
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "a file cannot be opened [%s]. Maybe it was moved or its rights forbid it.".formatted(path),
        cause);
  }
}
