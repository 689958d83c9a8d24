package clientele.scheduler.alarm;

import clientele.infra.db.journal.JdbiMailLedger;
import clientele.infra.db.journal.RunLease;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.LockWaits;
import clientele.scheduler.trigger.LateSpans;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepRecord;
import clientele.steps.port.MailLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is wrong at this moment, read from the tables and the clock: nothing has to have happened,
 * least of all a trigger, for a trouble to be seen.
 */
public final class IncidentFinder {
  static final String LATE_MONTH = "late_month";
  static final String NO_LINES = "no_lines";
  static final String GAVE_UP = "gave_up";
  static final String UNKNOWN_MAIL = "unknown_mail";
  static final String LATE_DATA = "late_data";
  static final String LOCK_WAIT = "lock_wait";
  static final String SILENT_SCHEDULE = "silent_schedule";

  /** A trigger that fires each minute has not fired for this long. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final RunJournal journal;
  private final LateSpans late;
  private final JdbiMailLedger mails;
  private final ScheduleControl control;
  private final LateDataStore lateData;
  private final LockWaits waits;

  public IncidentFinder(
      RunJournal journal,
      LateSpans late,
      JdbiMailLedger mails,
      ScheduleControl control,
      LateDataStore lateData,
      LockWaits waits) {
    this.journal = journal;
    this.late = late;
    this.mails = mails;
    this.control = control;
    this.lateData = lateData;
    this.waits = waits;
  }

  /**
   * Something that is wrong.
   *
   * @param kind what sort
   * @param subject what it is about; kind and subject are one incident as long as it lasts
   * @param message what operators are told, and what to do
   */
  record Trouble(String kind, String subject, String message) {}

  /** Everything that is wrong now. */
  List<Trouble> now(Instant now) {
    List<Trouble> found = new ArrayList<>();
    Map<YearMonth, RunRecord> newest = newest();
    late.now(now).stream()
        .filter(span -> !hasGivenUp(newest, span.first()))
        .forEach(span -> found.add(span.awaited() ? noLine(span) : late(span)));
    newest.values().stream()
        .filter(run -> run.status() == RunStatus.FAILED)
        .forEach(run -> found.add(gaveUp(run)));
    for (LateDataStore.Late late : lateData.open()) {
      found.add(changed(late));
    }
    for (MailLedger.Entry entry : mails.unknown()) {
      found.add(unknown(entry));
    }
    awaited(now).ifPresent(month -> waiting(month).ifPresent(found::add));
    if (silent(now)) {
      found.add(
          new Trouble(
              SILENT_SCHEDULE,
              "schedule",
              "No instance has looked for due months for more than %d minutes. Maybe restart clientele serve."
                  .formatted(SILENCE.toMinutes())));
    }
    return found;
  }

  /**
   * Whether an incident that is not seen any more is really over: a month that gave up is being
   * tried again, and may well give up again, until it is published; and one that is late is, also
   * after it has given up.
   */
  boolean over(String kind, String subject) {
    return !(kind.equals(GAVE_UP) || kind.equals(LATE_MONTH))
        || Optional.ofNullable(newest().get(YearMonth.parse(subject)))
            .map(run -> run.status() == RunStatus.PUBLISHED)
            .orElse(true);
  }

  private static boolean hasGivenUp(Map<YearMonth, RunRecord> newest, YearMonth month) {
    return Optional.ofNullable(newest.get(month))
        .map(run -> run.status() == RunStatus.FAILED)
        .orElse(false);
  }

  private Trouble late(LateSpans.Span span) {
    return new Trouble(
        LATE_MONTH,
        span.first().toString(),
        "%s past the deadline and not published%s. Maybe: clientele status, then clientele run --month %s"
            .formatted(
                are(span),
                control.paused().map(why -> "; paused: " + why).orElse(""),
                span.first()));
  }

  private static Trouble noLine(LateSpans.Span span) {
    return new Trouble(
        NO_LINES,
        span.first().toString(),
        "%s past the deadline, and the source has no line of %s. Months are closed by themselves once it has. Maybe see to the export."
            .formatted(are(span), span.first()));
  }

  private static String are(LateSpans.Span span) {
    return span.months() == 1
        ? span.first() + " is"
        : "%s (%d months) are".formatted(span.words(), span.months());
  }

  /** The month that is at work, or else the first that is due. */
  private Optional<YearMonth> awaited(Instant now) {
    return newest().values().stream()
        .filter(run -> run.status() == RunStatus.RUNNING)
        .map(run -> run.id().month())
        .findFirst()
        .or(() -> late.firstDue(now));
  }

  /** Who keeps a month from being closed by a lock. */
  private Optional<Trouble> waiting(YearMonth month) {
    return waits.now().stream()
        .findFirst()
        .map(
            holding ->
                new Trouble(
                    LOCK_WAIT,
                    month.toString(),
                    ("%s waits since %s for a lock that %s holds (program \"%s\", process %d of the"
                            + " database). Maybe end that: select pg_terminate_backend(%d)")
                        .formatted(
                            month,
                            holding.since().truncatedTo(ChronoUnit.SECONDS),
                            holding.role(),
                            holding.program(),
                            holding.pid(),
                            holding.pid())));
  }

  private boolean silent(Instant now) {
    return control.lastFire().map(fired -> fired.plus(SILENCE).isBefore(now)).orElse(false)
        && !control.beating(RunLease.SILENCE);
  }

  private Map<YearMonth, RunRecord> newest() {
    Map<YearMonth, RunRecord> newest = new TreeMap<>();
    journal.runs().forEach(run -> newest.put(run.id().month(), run));
    return newest;
  }

  private Trouble gaveUp(RunRecord run) {
    String why =
        journal.steps(run.id()).stream()
            .filter(step -> step.status().equals("FAILED"))
            .reduce((earlier, later) -> later)
            .map(IncidentFinder::words)
            .orElse("its failure could not be written down");
    YearMonth month = run.id().month();
    return new Trouble(
        GAVE_UP,
        month.toString(),
        "%s gave up: %s When it is mended: clientele run --month %s"
            .formatted(run.id(), why, month));
  }

  private static String words(StepRecord step) {
    String message = step.errorMessage();
    return "%s, attempt %d, %s: %s%s"
        .formatted(
            step.step(),
            step.attempt(),
            step.errorCode(),
            message,
            message.endsWith(".") ? "" : ".");
  }

  private static Trouble changed(LateDataStore.Late late) {
    String month = late.run().month().toString();
    return new Trouble(
        LATE_DATA,
        month,
        ("The lines of %s have changed in the source since it was published: %d came, %d went."
                + " To issue it again: clientele run --month %s --revise \"late data\"")
            .formatted(month, late.linesNew(), late.linesGone(), month));
  }

  private static Trouble unknown(MailLedger.Entry entry) {
    YearMonth month = entry.run().month();
    return new Trouble(
        UNKNOWN_MAIL,
        "%s %s %s".formatted(entry.run(), entry.template(), entry.recipient()),
        ("Nobody knows whether the message of %s to %s was sent, so it is not sent again. Ask the"
                + " recipient, then: clientele settle --month %s --to %s arrived (or lost, which sends it)")
            .formatted(entry.run(), entry.recipient(), month, entry.recipient()));
  }
}
