package clientele.scheduler.run.month;

import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.RunOutcome;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableSet;
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
  private final Chronology chronology;

  public MonthClose(RunJournal journal, DagRunner runner, RunFacts facts, Clock clock) {
    this.journal = journal;
    this.runner = runner;
    this.facts = facts;
    this.clock = clock;
    this.chronology = new Chronology(journal);
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
   * @throws StepException USAGE if a later month is published, which this one would contradict
   */
  public RunOutcome close(YearMonth month, Optional<String> revise) {
    demandOrder(List.of(month));
    return closeBeforeLater(month, revise);
  }

  /** The order of the months that are there. */
  public Chronology chronology() {
    return chronology;
  }

  /**
   * Holds months that are to be closed against the published ones.
   *
   * @throws StepException USAGE if a later month is published, which one of them would contradict
   */
  public void demandOrder(List<YearMonth> months) {
    months.stream()
        .filter(month -> !chronology.inOrder(month))
        .findFirst()
        .ifPresent(
            month -> {
              NavigableSet<YearMonth> later = chronology.shownAfter(month);
              throw new StepException(
                  ErrorCode.USAGE,
                  "%s lies before months that are published, whose segments and mails would contradict it [%s]. Maybe --reissue, which closes it and issues them again in order, each as a revision with its mail."
                      .formatted(month, Chronology.words(later)));
            });
  }

  /**
   * The same where later months are issued again after it.
   *
   * @see #close
   */
  public RunOutcome closeBeforeLater(YearMonth month, Optional<String> revise) {
    Optional<RunRecord> latest = journal.latest(month);
    if (latest.isEmpty()) {
      return runner.run(journal.open(opening(new RunId(month, 1), revise.orElse("")), now()));
    }
    RunRecord last = latest.get();
    if (last.status() == RunStatus.PUBLISHED && revise.isEmpty()) {
      return new RunOutcome.LeftAlone(last.id());
    }
    boolean isOver = last.status() == RunStatus.PUBLISHED || chronology.outdated().contains(month);
    return runner.run(
        isOver && revise.isPresent() ? next(last, revise.get()) : resumed(last, revise));
  }

  /** An unfinished run goes on where it stopped, or further back where the world has changed. */
  private RunRecord resumed(RunRecord last, Optional<String> revise) {
    if (!sameSettings(last)) {
      // Half a month under one set of settings and half under another would be no month at all.
      String why = "settings changed before it was finished";
      Optional<RunRecord> again =
          chronology.isShown(last)
              ? Optional.empty()
              : journal.restart(opening(last.id(), last.reason()), why, now());
      return again.orElseGet(() -> replaced(last, revise, why));
    }
    return !chronology.isShown(last) && chronology.isOvertaken(last)
        ? journal.reopen(
            last.id(), runner.lookingBack(), "a month before was issued meanwhile", now())
        : journal.reopen(last.id());
  }

  private RunRecord replaced(RunRecord last, Optional<String> revise, String why) {
    journal.close(last.id(), RunStatus.FAILED, now());
    return next(
        last,
        Stream.of(last.reason(), revise.orElse(""), why)
            .filter(text -> !text.isEmpty())
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow());
  }

  private RunRecord next(RunRecord last, String reason) {
    RunId id = new RunId(last.id().month(), last.id().revision() + 1);
    return journal.open(opening(id, reason), now());
  }

  private boolean sameSettings(RunRecord run) {
    return run.settingsSha256().equals(facts.settingsSha256()) && run.seed() == facts.seed();
  }

  private RunJournal.RunOpening opening(RunId id, String reason) {
    return new RunJournal.RunOpening(
        id, facts.seed(), reason, facts.settingsSha256(), facts.codeVersion(), platform());
  }

  private Instant now() {
    return clock.instant();
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
