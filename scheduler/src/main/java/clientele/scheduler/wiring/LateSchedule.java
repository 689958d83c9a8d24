package clientele.scheduler.wiring;

import clientele.infra.config.ScheduleConfig;
import clientele.scheduler.run.month.Chronology;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.trigger.LateSpans;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.RunJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The late months of the schedule, with what is known of the reason.
 *
 * @param spans which months are late
 * @param schedule when a month is late
 * @param journal of the runs
 * @param clock the moment
 */
record LateSchedule(LateSpans spans, ScheduleConfig schedule, RunJournal journal, Clock clock)
    implements LateMonths {
  @Override
  public List<Late> late() {
    Timetable timetable = new Timetable(schedule);
    return spans.now(clock.instant()).stream()
        .map(
            span ->
                new Late(
                    span.first(),
                    span.last(),
                    timetable.lateAt(span.first()).orElse(Instant.EPOCH),
                    reason(span)))
        .toList();
  }

  private String reason(LateSpans.Span span) {
    if (span.awaited()) {
      return "The source has no line of it.";
    }
    if (!new Chronology(journal).inOrder(span.first())) {
      return "It lies before published months: clientele run --month %s --reissue closes it and issues them again."
          .formatted(span.first());
    }
    return journal
        .latest(span.first())
        .map(run -> "Its run stands as " + run.status() + ".")
        .orElse("No run of it was begun.");
  }
}
