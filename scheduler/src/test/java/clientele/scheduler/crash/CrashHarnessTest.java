package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.MonthSteps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process at the borders of steps, while a message is on its way and at random
 * instants; and kills a process put together wrongly, which has to be found out.
 */
@ExtendWith(PostgresExtension.class)
class CrashHarnessTest {
  private static final String MAIN = "clientele.scheduler.Main";
  private static final long SEED = 42;
  private static final List<String> STEPS = MonthSteps.names();

  @TempDir private Path folder;

  @Test
  void a_backfill_killed_at_borders_in_the_mail_and_at_random_leaves_the_same_tables_and_mails(
      TestDatabase database) {
    try (CrashHarness harness = new CrashHarness(MAIN, 2, folder, database)) {
      CrashHarness.Undisturbed expected = harness.undisturbed();
      List<Moment> moments = new ArrayList<>();
      for (int i = 0; i < STEPS.size(); i += 3) {
        String border = i % 2 == 0 ? " started" : " done,";
        moments.add(new Moment.AtLine("2025-11/1 " + STEPS.get(i) + border));
      }
      moments.add(new Moment.AtCarrier());
      random(SEED, expected.millis())
          .limit(4)
          .forEach(ms -> moments.add(new Moment.After(ms, ms % 4 != 0)));
      harness.life(moments.iterator(), message -> !message.month().equals("2025-12"), expected);
      System.out.println(harness.count());
      harness.count().verify();
      assertThat(harness.count().killed()).isGreaterThanOrEqualTo(6);
      assertThat(harness.count().lostAnswers).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void a_program_that_publishes_before_the_journal_is_found_out(TestDatabase database) {
    String planted = PlantedMain.PublishesBeforeJournal.class.getName();
    try (CrashHarness harness = new CrashHarness(planted, 1, folder, database)) {
      CrashHarness.Undisturbed expected = harness.undisturbed();
      Iterator<Moment> moments =
          List.<Moment>of(new Moment.AtLine("the publication is out")).iterator();
      harness.life(moments, message -> true, expected);
      assertThatThrownBy(() -> harness.count().verify()).isInstanceOf(AssertionError.class);
      assertThat(harness.count().torn)
          .containsExactly("rows without entry: publish_tables 2025-12-01 1");
    }
  }

  @Test
  void a_program_that_mails_without_the_ledger_is_found_out(TestDatabase database) {
    String planted = PlantedMain.MailsWithoutLedger.class.getName();
    try (CrashHarness harness = new CrashHarness(planted, 1, folder, database)) {
      CrashHarness.Undisturbed expected = harness.undisturbed();
      harness.life(List.<Moment>of(new Moment.AtCarrier()).iterator(), message -> true, expected);
      assertThatThrownBy(() -> harness.count().verify()).isInstanceOf(AssertionError.class);
      assertThat(harness.count().miscounted).containsExactly("2025-12 boss@shop.example 2 times");
    }
  }

  @Test
  @Tag("soak")
  void two_hundred_random_kills_and_every_border_of_every_month_change_nothing(
      TestDatabase database) {
    int months = 3;
    try (CrashHarness harness = new CrashHarness(MAIN, months, folder, database)) {
      CrashHarness.Undisturbed expected = harness.undisturbed();
      harness.life(borders(months).iterator(), message -> true, expected);
      System.out.println(harness.count());
      int borders = harness.count().killed();
      Iterator<Long> instants = random(SEED, expected.millis()).boxed().iterator();
      while (harness.count().killed() < borders + 200) {
        boolean odd = harness.count().lives % 2 == 1;
        List<Moment> moments = new ArrayList<>();
        int wanted = Math.min(borders + 200 - harness.count().killed(), 12);
        for (int i = 0; i < wanted; i++) {
          long ms = instants.next();
          moments.add(new Moment.After(ms, ms % 4 != 0));
        }
        harness.life(
            moments.iterator(),
            message -> !odd || !message.recipient().startsWith("owner"),
            expected);
        System.out.println(harness.count());
      }
      harness.count().verify();
      assertThat(borders).isGreaterThanOrEqualTo(months * STEPS.size() * 2 * 9 / 10);
    }
  }

  /** Before and after each step of each month, and once a month with a message on its way. */
  private static List<Moment> borders(int months) {
    List<Moment> moments = new ArrayList<>();
    for (int month = 13 - months; month <= 12; month++) {
      for (String step : STEPS) {
        if (step.equals("mail_summary")) {
          moments.add(new Moment.AtCarrier());
        }
        moments.add(new Moment.AtLine("2025-%02d/1 %s started".formatted(month, step)));
        moments.add(new Moment.AtLine("2025-%02d/1 %s done,".formatted(month, step)));
      }
    }
    return moments;
  }

  /** Instants of the first half of a backfill that nobody disturbs. */
  private static LongStream random(long seed, long millis) {
    return new SplittableRandom(seed).longs(0, millis / 2);
  }
}
