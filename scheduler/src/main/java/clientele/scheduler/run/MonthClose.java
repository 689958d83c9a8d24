package clientele.scheduler.run;

import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, from the journal alone, which run closes a month: a new one, the unfinished one, the
 * next revision, or none.
 */
public final class MonthClose {
  private final RunJournal journal;
  private final DagRunner runner;
  private final RunFacts facts;
  private final Clock clock;

  public MonthClose(RunJournal journal, DagRunner runner, RunFacts facts, Clock clock) {
    this.journal = journal;
    this.runner = runner;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * What is written down of a new run.
   *
   * @param seed seed of its random streams
   * @param settingsSha256 hash of the settings that can change a figure
   * @param codeVersion version of this program
   */
  public record RunFacts(long seed, String settingsSha256, String codeVersion) {}

  /**
   * Closes a month or resumes it.
   *
   * @param revise why a published month is issued again; empty leaves it alone
   */
  public RunOutcome close(YearMonth month, Optional<String> revise) {
    Optional<RunRecord> latest = journal.latest(month);
    if (latest.isEmpty()) {
      return runner.run(open(new RunId(month, 1), revise.orElse("")));
    }
    RunRecord last = latest.get();
    RunId next = new RunId(month, last.id().revision() + 1);
    if (last.status() == RunStatus.PUBLISHED) {
      return revise.isPresent()
          ? runner.run(open(next, revise.get()))
          : new RunOutcome.LeftAlone(last.id());
    }
    if (!sameSettings(last)) {
      // Half a month under one set of settings and half under another would be no month at all.
      journal.close(last.id(), RunStatus.FAILED, clock.instant());
      String reason =
          Stream.of(last.reason(), revise.orElse(""), "settings changed before it was finished")
              .filter(text -> !text.isEmpty())
              .reduce((a, b) -> a + "; " + b)
              .orElseThrow();
      return runner.run(open(next, reason));
    }
    return runner.run(journal.reopen(last.id()));
  }

  /** The months of a span that are not published, oldest first. */
  public List<YearMonth> missing(YearMonth from, YearMonth to) {
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
        .filter(month -> !published(month))
        .toList();
  }

  private boolean published(YearMonth month) {
    return journal.runs().stream()
        .anyMatch(run -> run.id().month().equals(month) && run.status() == RunStatus.PUBLISHED);
  }

  private boolean sameSettings(RunRecord run) {
    return run.settingsSha256().equals(facts.settingsSha256()) && run.seed() == facts.seed();
  }

  private RunRecord open(RunId id, String reason) {
    return journal.open(
        new RunJournal.RunOpening(
            id, facts.seed(), reason, facts.settingsSha256(), facts.codeVersion(), platform()),
        clock.instant());
  }

  private static String platform() {
    return "%s %s, %s %s"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }
}
