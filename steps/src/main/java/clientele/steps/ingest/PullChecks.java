package clientele.steps.ingest;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** What must hold of the lines that were read before any of them is kept. */
final class PullChecks {
  private PullChecks() {}

  /**
   * Checks them.
   *
   * @throws StepException QUALITY_GATE if too many lines are unparseable, of all that were read or
   *     of those dated in one month; BAD_INPUT if there is no line of the run's month
   */
  static void check(Tally tally, List<FileDigest> files, String uri, double maxRejectedShare) {
    long lines = 0;
    long broken = 0;
    for (int i = 0; i < files.size(); i++) {
      Tally.FileCount count = tally.file(i);
      reconcile(files.get(i), count);
      lines += files.get(i).lines();
      broken += count.unparseable;
    }
    if (broken > maxRejectedShare * lines) {
      throw tooMany(uri, broken, lines, maxRejectedShare, example(tally, files));
    }
    for (YearMonth month : tally.pulled().keySet()) {
      Tally.Count count = tally.dated(month);
      if (count.unparseable > maxRejectedShare * count.lines) {
        throw tooMany(
            month + " in " + uri,
            count.unparseable,
            count.lines,
            maxRejectedShare,
            example(tally, files));
      }
    }
    ownMonth(tally, uri);
  }

  private static void reconcile(FileDigest file, Tally.FileCount count) {
    if (file.lines() != count.taken + count.elsewhere) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "lines of a file do not add up [%s: %d read, %d taken, %d left alone]"
              .formatted(file.name(), file.lines(), count.taken, count.elsewhere));
    }
  }

  private static void ownMonth(Tally tally, String uri) {
    if (!tally.lacksOwn() || tally.dated(tally.own()).lines > 0) {
      return;
    }
    SortedMap<YearMonth, Tally.Count> seen = tally.seen();
    String cure =
        seen.isEmpty()
            ? "The source holds no line at all. Maybe the export is unfinished."
            : "The source holds %s to %s. Maybe the month is mistyped or its file is missing."
                .formatted(seen.firstKey(), seen.lastKey());
    throw new StepException(
        ErrorCode.BAD_INPUT,
        "no line of the month [%s in %s]. %s".formatted(tally.own(), uri, cure));
  }

  private static StepException tooMany(
      String where, long broken, long lines, double limit, String example) {
    return new StepException(
        ErrorCode.QUALITY_GATE,
        String.format(
            Locale.ROOT,
            "too many lines cannot be parsed [%s: %d of %d lines, %.2f %%, at most %.2f %%]; %s."
                + " Maybe source.columns, source.date-format or source.encoding do not fit, or"
                + " pipeline.max-rejected-share is too strict.",
            where,
            broken,
            lines,
            100.0 * broken / lines,
            100 * limit,
            example));
  }

  /** Where it stands; not what, for that may name a customer. */
  private static String example(Tally tally, List<FileDigest> files) {
    for (int i = 0; i < files.size(); i++) {
      Optional<SourceLine.Unparseable> first = tally.file(i).firstBroken;
      if (first.isPresent()) {
        SourceLine.Unparseable line = first.get();
        String column = line.column().isEmpty() ? "" : " in column " + line.column();
        return "the first is %s line %d, %s%s"
            .formatted(files.get(i).name(), line.line(), line.rule(), column);
      }
    }
    return "";
  }
}
