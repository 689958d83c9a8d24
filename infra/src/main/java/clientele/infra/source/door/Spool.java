package clientele.infra.source.door;

import clientele.infra.home.PrivateFiles;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a door answered, a file a month, in a folder of its own that goes with it. */
final class Spool implements Door.Lines, AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final Path folder;
  private final YearMonth first;
  private final YearMonth last;
  private final SortedMap<YearMonth, Batch> batches = new TreeMap<>();

  private Spool(Path folder, YearMonth first, YearMonth last) {
    this.folder = folder;
    this.first = first;
    this.last = last;
  }

  /** Asks a door for these months, both included. */
  static Spool of(Door door, YearMonth first, YearMonth last) {
    try {
      Path folder = Files.createTempDirectory("clientele-door");
      PrivateFiles.folder(folder);
      Spool spool = new Spool(folder, first, last);
      try {
        door.ask(first, last, spool);
        for (Batch batch : spool.batches.values()) {
          batch.close();
        }
        return spool;
      } catch (RuntimeException e) {
        spool.close();
        throw e;
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  boolean holds(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  Batch batch(YearMonth month) {
    Batch batch = batches.get(month);
    if (batch == null) {
      throw new IllegalStateException("a door told no columns");
    }
    return batch;
  }

  @Override
  public void columns(List<CsvColumn> columns) {
    List<CsvColumn> all = new ArrayList<>(columns);
    all.add(CsvColumn.ORDERED_AT);
    try {
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        batches.put(month, new Batch(folder.resolve(month + ".csv"), all));
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  @Override
  public void line(LocalDateTime at, Map<CsvColumn, String> cells) {
    Batch batch = batches.get(YearMonth.from(at));
    if (batch == null) {
      return;
    }
    Map<CsvColumn, String> all = new EnumMap<>(CsvColumn.class);
    all.putAll(cells);
    all.put(CsvColumn.ORDERED_AT, TIME.format(at));
    try {
      batch.add(all);
    } catch (IOException e) {
      throw full(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Batch batch : batches.values()) {
        batch.close();
        Files.deleteIfExists(batch.file());
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw full(e);
    }
  }

  private static StepException full(IOException e) {
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "what the source answers cannot be written down [%s: %s]. Maybe make room in the folder for temporary files."
            .formatted(System.getProperty("java.io.tmpdir"), e.getClass().getSimpleName()),
        e);
  }
}
