package clientele.scheduler.trigger;

import clientele.infra.config.RetentionConfig;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.LateDataStore.Change;
import clientele.infra.db.upkeep.LateDataStore.Late;
import clientele.infra.db.upkeep.LateDataStore.Reading;
import clientele.infra.db.upkeep.RetentionStore;
import clientele.steps.ingest.LateLines;
import clientele.steps.port.TransactionSource;
import clientele.steps.port.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is looked after beside the closing of months, by whoever holds the run lease: what is older
 * than it has to be kept goes, and the source is held against the months that were read.
 */
public final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration SWEEP = Duration.ofHours(24);

  private final RetentionConfig config;
  private final RetentionStore retention;
  private final LateDataStore late;
  private final Warehouse warehouse;
  private final Supplier<TransactionSource> source;
  private volatile Instant swept = Instant.MIN;
  private volatile Instant looked = Instant.MIN;

  /**
   * Takes its collaborators.
   *
   * @param source where lines come from, opened when it is looked at
   */
  public Upkeep(
      RetentionConfig config,
      RetentionStore retention,
      LateDataStore late,
      Warehouse warehouse,
      Supplier<TransactionSource> source) {
    this.config = config;
    this.retention = retention;
    this.late = late;
    this.warehouse = warehouse;
    this.source = source;
  }

  /** Whether anything of it is due. */
  public boolean isDue(Instant now) {
    return passed(swept, SWEEP, now)
        || config.lookAgain().map(between -> passed(looked, between, now)).orElse(false);
  }

  /** Does what is due. */
  public void run(Instant now) {
    if (passed(swept, SWEEP, now)) {
      swept = now;
      long rows = retention.sweep(config.rawMonths(), config.oldRevisions(), now);
      log.info("event=swept rows={}", rows);
    }
    if (config.lookAgain().map(between -> passed(looked, between, now)).orElse(false)) {
      looked = now;
      look(now);
    }
  }

  /** Months that are to be issued again, each with the reason; none if they are only shown. */
  public Map<YearMonth, String> revisions() {
    Map<YearMonth, String> wanted = new TreeMap<>();
    if (config.reviseLate()) {
      for (Late found : late.open()) {
        wanted.put(found.run().month(), reason(found));
      }
    }
    return wanted;
  }

  /** What is said of a finding. */
  public static String reason(Late found) {
    return "late data: %d lines came and %d went since revision %d"
        .formatted(found.linesNew(), found.linesGone(), found.run().revision());
  }

  private void look(Instant now) {
    List<Reading> readings = late.readings();
    if (readings.isEmpty()) {
      return;
    }
    TransactionSource lines = source.get();
    Map<String, String> files = new TreeMap<>();
    lines.files(Set.of()).forEach(file -> files.put(file, lines.state(file)));
    if (files.equals(late.looked())) {
      return;
    }
    Map<YearMonth, Integer> held = new TreeMap<>();
    readings.forEach(reading -> held.put(reading.run().month(), reading.dataRevision()));
    Map<YearMonth, LateLines.Change> changes =
        late.aside(() -> new LateLines(lines, warehouse).find(held));
    Map<Reading, Change> found = new HashMap<>();
    for (Reading reading : readings) {
      LateLines.Change change = changes.get(reading.run().month());
      if (change != null) {
        found.put(reading, new Change(change.linesNew(), change.linesGone()));
        log.warn(
            "event=late_data run={} lines_new={} lines_gone={}",
            reading.run(),
            change.linesNew(),
            change.linesGone());
      }
    }
    late.found(files, found, readings, now);
  }

  private static boolean passed(Instant last, Duration between, Instant now) {
    return last.equals(Instant.MIN) || !now.isBefore(last.plus(between)) || now.isBefore(last);
  }
}
