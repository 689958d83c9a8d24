package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.ShopPlan;
import clientele.infra.synthetic.SyntheticShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real processes on one database under a fast clock, either of which is killed at random and
 * started again: every month is closed once, and mailed once. And one process for a day of that
 * clock: it holds no more at the end than in the beginning.
 */
@ExtendWith(PostgresExtension.class)
class TwoInstancesTest {
  private static final YearMonth FIRST = YearMonth.of(2024, 1);

  private final Carrier carrier = new Carrier();
  private final List<Victim> running = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void end() {
    running.forEach(Victim::kill);
    running.forEach(Victim::end);
    carrier.close();
  }

  @Test
  void the_other_takes_over_and_each_month_is_closed_once(TestDatabase database) throws Exception {
    int kills = months(database, 3, 1, Duration.ofMinutes(5));
    assertThat(kills).isEqualTo(1);
  }

  @Test
  @Tag("soak")
  void two_instances_with_random_kills_close_each_month_once(TestDatabase database)
      throws Exception {
    int minutes = Integer.getInteger("soak.minutes", 60);
    int kills = months(database, minutes * 2, minutes * 2, Duration.ofMinutes(minutes * 3L));
    System.out.printf(
        "two instances: %d months, %d kills, each month closed once%n", minutes * 2, kills);
  }

  @Test
  @Tag("soak")
  void a_day_at_a_thousand_times_speed_leaves_heap_connections_and_threads_as_they_were(
      TestDatabase database) throws Exception {
    Path config = prepare(database, 1);
    Victim serve = start(config, "2024-01-31T23:00:00Z", 1_000);
    never.await(90, TimeUnit.SECONDS);
    List<Long> connections = new ArrayList<>();
    connections.add(connections(database));
    serve.finish();
    List<String> census = serve.said().lines().filter(line -> line.startsWith("census")).toList();
    census.forEach(System.out::println);
    System.out.println("connections at the end: " + connections);
    assertThat(census).hasSizeGreaterThan(20);
    assertThat(published(database)).isEqualTo(1);
    long early = Math.max(figure(census.get(4), "heap"), figure(census.get(6), "heap"));
    long late =
        Math.min(
            figure(census.get(census.size() - 1), "heap"),
            figure(census.get(census.size() - 3), "heap"));
    assertThat(late).as("heap").isLessThan(early + early / 10);
    assertThat(figure(census.get(census.size() - 1), "threads"))
        .as("threads")
        .isLessThanOrEqualTo(figure(census.get(6), "threads") + 2);
    assertThat(connections.get(0)).as("connections").isLessThanOrEqualTo(12);
  }

  /** Lets both close so many months under so many kills; how many there were. */
  private int months(TestDatabase database, int months, int wanted, Duration patience)
      throws Exception {
    Path config = prepare(database, months);
    // the months are over already; they are closed one after another
    String now = FIRST.plusMonths(months).atDay(2) + "T00:00:00Z";
    running.add(start(config, now, 1));
    running.add(start(config, now, 1));
    SplittableRandom random = new SplittableRandom(42);
    int kills = 0;
    long until = System.nanoTime() + patience.toNanos();
    while (published(database) < months) {
      assertThat(System.nanoTime()).as("within " + patience).isLessThan(until);
      boolean atWork = working(database);
      if (kills < wanted && atWork) {
        never.await(random.nextLong(3_000), TimeUnit.MILLISECONDS);
        int which = kills == 0 ? holder(database) : random.nextInt(2);
        running.get(which).kill();
        assertThat(running.get(which).end()).isEqualTo(137);
        running.set(which, start(config, now, 1));
        kills++;
        // the other needs the bell, whose store finds out of a dead instance by itself
        never.await(kills < wanted ? 15_000 : 0, TimeUnit.MILLISECONDS);
      } else {
        never.await(200, TimeUnit.MILLISECONDS);
      }
    }
    running.forEach(Victim::kill);
    judge(database, months);
    return kills;
  }

  private void judge(TestDatabase database, int months) {
    assertThat(
            strings(
                database,
                "select month::text from clientele.run where revision > 1 or status <> 'PUBLISHED'"))
        .isEmpty();
    assertThat(
            strings(
                database,
                "select step from clientele.run_step where status = 'SUCCEEDED'"
                    + " group by month, step having count(*) <> 1"))
        .isEmpty();
    TreeMap<Carrier.Message, Integer> taken = new TreeMap<>(carrier.taken());
    List<String> unknown =
        strings(
            database,
            "select to_char(month, 'YYYY-MM') from clientele.mail_ledger where state = 'unknown'");
    assertThat(taken.values()).as("taken once").containsOnly(1);
    assertThat(taken.size())
        .as("mailed, or left to a person")
        .isBetween(months - unknown.size(), months);
  }

  private Path prepare(TestDatabase database, int months) throws IOException {
    SyntheticShop.write(
        ShopPlan.of(120, months + 2, FIRST.plusMonths(months - 1L), 7),
        folder.resolve("shop"),
        share -> {});
    return Files.writeString(
        folder.resolve("clientele.yaml"),
        """
        source: { uri: "%s" }
        database: { url: "%s", user: %s }
        aws: { region: eu-west-2, ses-endpoint: "%s" }
        mail: { transport: ses, from: segments@shop.example, to: [owner@shop.example] }
        gates: { drift: 1000, empty-days: 31 }
        pipeline:
          embed: { trees: 10, epochs: 10, neighbours: 10 }
          cluster: { resamples: 2, null-draws: 0 }
        """
                .formatted(
                    new ShopFolders(folder.resolve("shop")).transactions(),
                    database.address().url(),
                    database.address().user(),
                    carrier.endpoint())
            + oldestMonth(database));
  }

  /** A published month in the journal, so that all since then are due. */
  private static String oldestMonth(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into clientele.run (month, revision, status, reason, seed,"
                        + " settings_sha256, code_version, platform, started_at)"
                        + " values (?, 1, 'PUBLISHED', '', 42, '', '', '', now())",
                    FIRST.minusMonths(1).atDay(1)));
    return "";
  }

  private Victim start(Path config, String now, long speed) {
    return Victim.start(
        FastServe.class.getName(),
        List.of(
            config.toString(),
            folder.resolve("home" + System.nanoTime()).toString(),
            now,
            String.valueOf(Instant.now().toEpochMilli()),
            String.valueOf(speed)));
  }

  private static boolean working(TestDatabase database) {
    return !strings(database, "select step from clientele.run_step where status = 'RUNNING'")
        .isEmpty();
  }

  /** Which of the two has the lease. */
  private int holder(TestDatabase database) {
    String holder = strings(database, "select holder from clientele.run_lease").get(0);
    return holder.endsWith(" " + running.get(0).pid()) ? 0 : 1;
  }

  private static int published(TestDatabase database) {
    return strings(
            database,
            "select month::text from clientele.run where status = 'PUBLISHED' and month >= '2024-01-01'")
        .size();
  }

  private static long connections(TestDatabase database) {
    return Long.parseLong(
        strings(
                database,
                "select count(*)::text from pg_stat_activity where datname = current_database()"
                    + " and application_name like 'clientele %' and pid <> pg_backend_pid()")
            .get(0));
  }

  private static long figure(String line, String name) {
    return Long.parseLong(line.replaceFirst(".*" + name + "=(\\d+).*", "$1"));
  }

  private static List<String> strings(TestDatabase database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
