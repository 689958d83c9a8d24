package clientele.scheduler;

import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.RunJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The late months of the schedule, with what the journal knows of the reason.
 *
 * @param due which months are due
 * @param timetable when a month is late
 * @param journal of the runs
 * @param clock of the wall
 */
record LateSchedule(DueMonths due, Timetable timetable, RunJournal journal, Clock clock)
    implements LateMonths {
  @Override
  public List<Late> late() {
    return due.late(clock.instant()).stream()
        .map(
            month ->
                new Late(
                    month,
                    timetable.lateAt(month).orElse(Instant.EPOCH),
                    journal
                        .latest(month)
                        .map(run -> "Its run stands as " + run.status() + ".")
                        .orElse("No run of it was begun.")))
        .toList();
  }
}
