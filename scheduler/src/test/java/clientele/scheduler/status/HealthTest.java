package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.journal.ScheduleControl;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.SettableClock;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What monitors are told, whether or not anything fired. */
@ExtendWith(PostgresExtension.class)
class HealthTest {
  /** The answers of a database on a quiet day. */
  static Health health(TestDatabase database) {
    return health(database, true, new SettableClock("2026-01-01T05:00:00Z"));
  }

  @Test
  void the_month_is_bad_past_its_deadline_though_nothing_fired_and_good_once_it_is_published(
      TestDatabase database) {
    SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
    try (ShownShop shop = ShownShop.over(database, health(database, false, clock))) {
      assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(shop.get("/health/ready").statusCode()).as("the trigger is dead").isEqualTo(503);
      assertThat(shop.get("/health/month").body()).contains("\"due\":[\"2026-01\"]");
      assertThat(shop.get("/health/month").statusCode()).isEqualTo(200);

      clock.set("2026-02-02T16:00:00Z");
      assertThat(shop.get("/health/month").statusCode()).isEqualTo(503);
      publish(database, YearMonth.of(2025, 12), clock);
      assertThat(shop.get("/health/month").body())
          .as("an older month does not make it good")
          .contains("\"late\":[\"2026-01\"]");
      publish(database, YearMonth.of(2026, 1), clock);
      assertThat(shop.get("/health/month").statusCode()).isEqualTo(200);

      database.close();
      assertThat(shop.get("/health/month").statusCode()).isEqualTo(503);
      assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static Health health(TestDatabase database, boolean fires, SettableClock clock) {
    return new Health(
        new DueMonths(database.journal(), new Timetable(ScheduleConfig.DEFAULT), CatchUp.ALL),
        new ScheduleControl(database.jdbi()),
        () -> fires,
        clock);
  }

  private static void publish(TestDatabase database, YearMonth month, SettableClock clock) {
    RunId run = new RunId(month, 1);
    database
        .journal()
        .open(new RunJournal.RunOpening(run, 42, "", "s", "test", "test"), clock.instant());
    database.journal().close(run, RunStatus.PUBLISHED, clock.instant());
  }
}
