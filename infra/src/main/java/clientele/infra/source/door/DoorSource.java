package clientele.infra.source.door;

import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvReader;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Order lines of somebody who is asked, in batches: one a month, named {@code 2025-04}, that holds
 * what happened in it. A batch is written down as a canonical file and read as any file is, so that
 * manifest, rules and limits are the same; its state is a hash of its lines, so that an old order
 * that is changed makes another state, and its lines are late data of the month they fall into.
 *
 * <p>The months a run lacks are asked for at once, when the first of them is read; they are asked
 * for anew after each {@link #files}.
 */
public final class DoorSource implements TransactionSource, AutoCloseable {
  /** Months that are asked for where neither a run nor a setting names any. */
  private static final int USUAL_MONTHS = 24;

  private final Door door;
  private final CsvFormat format;
  private final Optional<YearMonth> since;
  private final Clock clock;
  private final ZoneId zone;
  private Set<YearMonth> wanted = Set.of();
  private @Nullable Spool spool;

  /**
   * Puts it together; nobody is asked yet.
   *
   * @param since the first month that is asked for when nobody names one
   */
  public DoorSource(Door door, SourceConfig source, Optional<YearMonth> since, Clock clock) {
    this.door = door;
    this.format = canonical(source);
    this.since = since;
    this.clock = clock;
    this.zone = source.zone();
  }

  /** Columns by their keys, dates as they are written down, and what counts as no customer. */
  private static CsvFormat canonical(SourceConfig source) {
    Map<CsvColumn, String> headers = new EnumMap<>(CsvColumn.class);
    for (CsvColumn column : CsvColumn.values()) {
      headers.put(column, column.key());
    }
    ReadingConfig reading = source.reading();
    return new CsvFormat(
        headers,
        "yyyy-MM-dd'T'HH:mm:ss",
        "UTF-8",
        source.zone(),
        ',',
        new ReadingConfig(
            ReadingConfig.Layout.GENERIC,
            ReadingConfig.Numbers.POINT,
            reading.missingCustomer(),
            reading.paidStates(),
            reading.limits(),
            reading.orders()));
  }

  @Override
  public String uri() {
    return door.address();
  }

  /** A batch for each wanted month that has begun. */
  @Override
  public synchronized List<String> files(Set<YearMonth> months) {
    close();
    YearMonth now = YearMonth.from(clock.instant().atZone(zone));
    Set<YearMonth> all = new TreeSet<>(months);
    if (all.isEmpty()) {
      YearMonth first = since.orElse(now.minusMonths(USUAL_MONTHS));
      for (YearMonth month = first; !month.isAfter(now); month = month.plusMonths(1)) {
        all.add(month);
      }
    }
    all.removeIf(month -> month.isAfter(now));
    wanted = all;
    return all.stream().map(YearMonth::toString).toList();
  }

  @Override
  public synchronized FileDigest read(String file, Consumer<SourceLine> lines) {
    Batch batch = batch(file);
    try (InputStream stream = Files.newInputStream(batch.file())) {
      FileDigest read = new CsvReader(format).read(file, stream, lines);
      return new FileDigest(file, batch.sha256Hex(), read.bytes(), read.lines());
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "what the source answered is gone [%s]. Maybe the folder for temporary files was cleared."
              .formatted(file),
          e);
    }
  }

  @Override
  public synchronized String state(String file) {
    return batch(file).sha256Hex();
  }

  @Override
  public List<String> remarks() {
    return door.remarks();
  }

  @Override
  public synchronized void close() {
    if (spool != null) {
      spool.close();
      spool = null;
    }
  }

  private Batch batch(String file) {
    YearMonth month;
    try {
      month = YearMonth.parse(file);
    } catch (DateTimeException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT, "the source has no such batch [%s].".formatted(file), e);
    }
    Spool held = spool;
    if (held == null || !held.holds(month)) {
      close();
      TreeSet<YearMonth> asked = new TreeSet<>(wanted);
      asked.add(month);
      held = Spool.of(door, asked.first(), asked.last());
      spool = held;
    }
    return held.batch(month);
  }
}
