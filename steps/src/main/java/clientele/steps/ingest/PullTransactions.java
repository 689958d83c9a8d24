package clientele.steps.ingest;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.TransactionSource;
import clientele.steps.port.TransactionSource.FileDigest;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.SourceFile;
import clientele.steps.table.line.SourceNote;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the months of the window that the warehouse lacks, line by line, as they came.
 *
 * <p>A month of lines is read once under the same settings, however many windows it lies in; only a
 * revision reads its own month again. Lines of other months are left alone. A line whose date
 * cannot be read goes under the run's own month, once: if an earlier run has it from the very same
 * file it is left alone too, and so it is when the own month is held already.
 */
public final class PullTransactions implements Step {
  private static final Logger log = LoggerFactory.getLogger(PullTransactions.class);
  private static final SqlScript HELD = new SqlScript("ingest/held_months");
  private static final SqlScript DROP_REPEATED = new SqlScript("ingest/drop_repeated_lines");

  private static final SqlScript UNNAME = new SqlScript("ingest/unname_forgotten");

  private final TransactionSource source;
  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final String ingestSha256;

  /**
   * Puts the step together.
   *
   * @param ingestSha256 hash of everything that decides how a line is read and filtered
   */
  public PullTransactions(
      TransactionSource source,
      Warehouse warehouse,
      PipelineSettings settings,
      String ingestSha256) {
    this.source = source;
    this.warehouse = warehouse;
    this.settings = settings;
    this.ingestSha256 = ingestSha256;
  }

  /** A month of lines that has been read before; 0 if not under these settings. */
  public record HeldMonth(LocalDate month, int newest, int usable) {}

  /** Lines of a file that are held already. */
  public record RepeatedLines(int fileNo, long lines) {}

  @Override
  public String name() {
    return "pull_transactions";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of();
  }

  @Override
  public Set<Table<?>> readsPast() {
    return writes();
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.TRANSACTION_RAW,
        Tables.SOURCE_FILE,
        Tables.DATA_MONTH,
        Tables.RUN_INPUT,
        Tables.SOURCE_NOTE,
        Tables.CUSTOMER_ATTRIBUTE,
        Tables.PRODUCT_CATEGORY);
  }

  @Override
  public StepResult run(RunContext run) {
    Map<YearMonth, HeldMonth> held = held(run.id());
    SortedMap<YearMonth, RunId> lacking = lacking(run.id(), held);
    Tally tally = new Tally(run.id().month(), lacking);
    List<FileDigest> files = lacking.isEmpty() ? List.of() : read(lacking, tally);
    if (!lacking.isEmpty()) {
      PullChecks.check(tally, files, source.uri(), settings.maxRejectedShare());
      lacking.values().forEach(data -> warehouse.execute(data, UNNAME, Map.of()));
      warehouse.replace(run.id(), Tables.SOURCE_FILE, sourceFiles(files, tally));
      dropRepeated(run.id(), tally, lacking);
    }
    warehouse.replace(run.id(), Tables.SOURCE_FILE, sourceFiles(files, tally));
    writeMonths(run.id(), lacking, tally);
    List<RunInput> inputs = inputs(held, lacking, tally);
    warehouse.replace(run.id(), Tables.RUN_INPUT, inputs);
    List<SourceNote> notes = SourceNotes.of(run.id().month(), source, inputs, tally);
    notes.forEach(
        note -> log.warn("event=source_note kind={} words=\"{}\"", note.kind(), note.words()));
    warehouse.replace(run.id(), Tables.SOURCE_NOTE, notes);
    Descriptions.write(run.id(), source, warehouse);
    return result(files, tally);
  }

  private Map<YearMonth, HeldMonth> held(RunId run) {
    Map<String, Object> window =
        Map.of(
            "first", run.month().minusMonths(settings.windowMonths() - 1L).atDay(1),
            "last", run.month().atDay(1),
            "ingest_sha256", ingestSha256);
    Map<YearMonth, HeldMonth> held = new TreeMap<>();
    for (HeldMonth month : warehouse.query(run, HELD, window, HeldMonth.class)) {
      held.put(YearMonth.from(month.month()), month);
    }
    return held;
  }

  /** The months to read, each with the data revision it will have. */
  private SortedMap<YearMonth, RunId> lacking(RunId run, Map<YearMonth, HeldMonth> held) {
    SortedMap<YearMonth, RunId> lacking = new TreeMap<>();
    for (int back = settings.windowMonths() - 1; back >= 0; back--) {
      YearMonth month = run.month().minusMonths(back);
      HeldMonth before = held.get(month);
      boolean again = back == 0 && run.revision() > 1;
      if (before == null || before.usable() == 0 || again) {
        lacking.put(month, new RunId(month, before == null ? 1 : before.newest() + 1));
      }
    }
    return Collections.unmodifiableSortedMap(lacking);
  }

  private List<FileDigest> read(SortedMap<YearMonth, RunId> lacking, Tally tally) {
    List<String> names = source.files(lacking.keySet());
    List<FileDigest> files = new ArrayList<>();
    warehouse.stream(
        new HashSet<>(lacking.values()),
        Tables.TRANSACTION_RAW,
        writer -> {
          for (String name : names) {
            tally.nextFile();
            files.add(source.read(name, line -> tally.sort(line, writer)));
          }
        });
    return files;
  }

  private void dropRepeated(RunId run, Tally tally, SortedMap<YearMonth, RunId> lacking) {
    RunId own = lacking.get(run.month());
    if (own == null) {
      return;
    }
    Map<String, Object> parameters =
        Map.of(
            "run_month", run.month().atDay(1),
            "run_revision", run.revision(),
            "ingest_sha256", ingestSha256);
    warehouse
        .query(own, DROP_REPEATED, parameters, RepeatedLines.class)
        .forEach(lines -> tally.leave(lines.fileNo(), lines.lines()));
  }

  private void writeMonths(RunId run, SortedMap<YearMonth, RunId> lacking, Tally tally) {
    SortedMap<YearMonth, Tally.Count> pulled = tally.pulled();
    lacking.forEach(
        (month, data) -> {
          Tally.Count count = pulled.get(month);
          if (count != null) {
            DataMonth row =
                new DataMonth(
                    run.month().atDay(1),
                    run.revision(),
                    ingestSha256,
                    count.lines,
                    count.unparseable);
            warehouse.replace(data, Tables.DATA_MONTH, List.of(row));
          }
        });
  }

  private static List<SourceFile> sourceFiles(List<FileDigest> files, Tally tally) {
    List<SourceFile> rows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileDigest file = files.get(i);
      rows.add(
          new SourceFile(
              i,
              file.name(),
              file.sha256(),
              file.bytes(),
              file.lines(),
              tally.file(i).taken,
              tally.file(i).elsewhere,
              file.version()));
    }
    return rows;
  }

  /** What the run looks at; a month without any line, before the shop began, is none of it. */
  private static List<RunInput> inputs(
      Map<YearMonth, HeldMonth> held, Map<YearMonth, RunId> lacking, Tally tally) {
    SortedMap<YearMonth, RunInput> inputs = new TreeMap<>();
    held.forEach(
        (month, before) -> {
          if (before.usable() > 0) {
            inputs.put(month, new RunInput(month.atDay(1), before.usable(), false));
          }
        });
    Set<YearMonth> pulled = tally.pulled().keySet();
    lacking.forEach(
        (month, data) -> {
          if (pulled.contains(month)) {
            inputs.put(month, new RunInput(month.atDay(1), data.revision(), true));
          }
        });
    return List.copyOf(inputs.values());
  }

  private static StepResult result(List<FileDigest> files, Tally tally) {
    double taken = 0;
    double elsewhere = 0;
    for (int i = 0; i < files.size(); i++) {
      taken += tally.file(i).taken;
      elsewhere += tally.file(i).elsewhere;
    }
    double unparseable = tally.pulled().values().stream().mapToLong(m -> m.unparseable).sum();
    return new StepResult(
        (long) taken,
        Map.of(
            "files_read",
            (double) files.size(),
            "lines_read",
            taken + elsewhere,
            "lines_taken",
            taken,
            "lines_elsewhere",
            elsewhere,
            "unparseable",
            unparseable,
            "months_pulled",
            (double) tally.pulled().size()));
  }
}
