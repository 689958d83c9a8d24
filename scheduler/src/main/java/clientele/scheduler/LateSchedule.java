package clientele.scheduler;

import clientele.infra.config.ScheduleConfig;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.RunJournal;
import java.time.Instant;
import java.util.List;

/**
 * The late months of the schedule, with what the journal knows of the reason.
 *
 * @param due which months are due
 * @param schedule when a month is late
 * @param journal of the runs
 */
record LateSchedule(DueMonths due, ScheduleConfig schedule, RunJournal journal)
    implements LateMonths {
  @Override
  public List<Late> late() {
    Timetable timetable = new Timetable(schedule);
    return due.late(Instant.now()).stream()
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
