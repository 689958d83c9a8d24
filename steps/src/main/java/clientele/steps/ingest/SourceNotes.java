package clientele.steps.ingest;

import clientele.steps.port.TransactionSource;
import clientele.steps.table.RunInput;
import clientele.steps.table.line.SourceNote;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run's source makes one wonder about: months without a line between months that have some,
 * files that lie there and were not read, last lines long before the month's end, and how a file
 * was read where no setting says how to.
 */
final class SourceNotes {
  /** Days without a line at the end of the month from which on something may be missing. */
  private static final int SILENT_DAYS = 7;

  private SourceNotes() {}

  static List<SourceNote> of(
      YearMonth own, TransactionSource source, List<RunInput> inputs, Tally tally) {
    List<SourceNote> notes = new ArrayList<>();
    List<String> passedOver = source.passedOver();
    for (YearMonth hole : holes(inputs)) {
      add(notes, SourceNote.HOLE, hole + " has no line, though months before and after it have.");
    }
    for (String file : passedOver) {
      add(
          notes,
          SourceNote.NOT_READ,
          "%s was not read: its name ends neither in .csv nor in .csv.gz or .csv.zip."
              .formatted(file.replaceAll("\\p{Cntrl}", "?")));
    }
    LocalDate last = tally.lastDay();
    if (last != null && last.isBefore(own.atEndOfMonth().minusDays(SILENT_DAYS - 1L))) {
      add(
          notes,
          SourceNote.ENDS_EARLY,
          "the last line of %s is of %s, %d days before its end."
              .formatted(own, last, own.lengthOfMonth() - last.getDayOfMonth()));
    }
    source.remarks().forEach(remark -> add(notes, SourceNote.READ_AS, remark));
    return notes;
  }

  private static void add(List<SourceNote> notes, String kind, String words) {
    notes.add(new SourceNote(notes.size(), kind, words));
  }

  private static Set<YearMonth> holes(List<RunInput> inputs) {
    TreeSet<YearMonth> months =
        inputs.stream()
            .map(input -> YearMonth.from(input.dataMonth()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<YearMonth> holes = new TreeSet<>();
    if (!months.isEmpty()) {
      for (YearMonth month = months.first();
          month.isBefore(months.last());
          month = month.plusMonths(1)) {
        if (!months.contains(month)) {
          holes.add(month);
        }
      }
    }
    return holes;
  }
}
