package clientele.steps.ingest;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold of the lines that were read before any of them is kept. */
final class PullChecks {
  /** Fewer good lines than this say nothing of the money of others. */
  private static final int LEAST_LINES = 100;

  /** A guess of more means than this is a slip, not money. */
  private static final double MOST_MEANS = 100;

  /** Share of a month's lines above which a rule stops it, and the words for that. */
  private record Sure(double share, String what, String cure) {}

  private static final Map<String, Sure> SURE =
      new TreeMap<>(
          Map.of(
              "lost_digits",
              new Sure(
                  0,
                  "ids have lost their digits to a spreadsheet",
                  "Maybe export again, with the column as text."),
              "ambiguous_number",
              new Sure(
                  0,
                  "numbers can be read in two ways",
                  "Maybe set source.numbers to point or comma."),
              "mixed_numbers",
              new Sure(
                  0.01,
                  "numbers of two styles stand in one file",
                  "Maybe two exports were put together; or set source.numbers to point or comma."),
              "unknown_state",
              new Sure(
                  0.01,
                  "orders have a state that is not known",
                  "Maybe name the states of paid orders in source.paid-states, or say what each means in source.states."),
              "unknown_kind",
              new Sure(
                  0.01,
                  "lines are of a kind that is not known",
                  "Maybe leave source.columns.kind out, or let it say sale, refund, shipping, fee or tip.")));

  private PullChecks() {}

  /**
   * Checks them.
   *
   * @throws StepException QUALITY_GATE if too many lines are unparseable, of all that were read or
   *     of those dated in one month, or too much money stands on them; BAD_INPUT if ids have lost
   *     their digits, numbers can be read in two ways, or there is no line of the run's month
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
    // A cause that is known is told before the mere count of lines that it broke.
    for (YearMonth month : tally.pulled().keySet()) {
      surely(month, tally.dated(month), files);
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
      money(month, count, files, maxRejectedShare);
    }
    ownMonth(tally, uri);
  }

  /** What is wrong throughout a file where it is wrong at all. */
  private static void surely(YearMonth month, Tally.Count count, List<FileDigest> files) {
    SURE.forEach(
        (rule, sure) -> {
          Tally.RuleCount met = count.rules.get(rule);
          if (met != null && met.lines > sure.share() * count.lines) {
            throw new StepException(
                ErrorCode.BAD_INPUT,
                "%s [%s: %d lines of %s]; the first is %s line %d in column %s. %s"
                    .formatted(
                        sure.what(),
                        rule,
                        met.lines,
                        month,
                        files.get(met.file).name(),
                        met.first.line(),
                        met.first.column(),
                        sure.cure()));
          }
        });
  }

  /** A few lines may hold much of the money; what nothing is known of counts as the mean. */
  private static void money(
      YearMonth month, Tally.Count count, List<FileDigest> files, double limit) {
    long good = count.lines - count.unparseable;
    if (count.guesses.isEmpty() || good < LEAST_LINES) {
      return;
    }
    double mean = count.money / good;
    double lost = 0;
    for (double guess : count.guesses) {
      lost += Double.isNaN(guess) ? mean : Math.min(guess, MOST_MEANS * mean);
    }
    double share = lost / (count.money + lost);
    if (share > limit) {
      Tally.RuleCount most =
          count.rules.values().stream()
              .max(Comparator.comparingLong((Tally.RuleCount rule) -> rule.lines))
              .orElseThrow();
      throw new StepException(
          ErrorCode.QUALITY_GATE,
          String.format(
              Locale.ROOT,
              "too much money stands on lines that cannot be parsed [%s: about %.0f, %.1f %%, at"
                  + " most %.2f %%, on %d of %d lines]; the first %s is %s line %d in column %s."
                  + " Maybe mend these lines, or source.numbers does not fit, or"
                  + " pipeline.max-rejected-share is too strict.",
              month,
              lost,
              100 * share,
              100 * limit,
              count.unparseable,
              count.lines,
              most.first.rule(),
              files.get(most.file).name(),
              most.first.line(),
              most.first.column()));
    }
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
