package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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

  /** Speed at which a month of 31 days passes in a minute. */
  private static final long MONTH_A_MINUTE = 31 * 24 * 60;

  /**
   * How months go by.
   *
   * @param months how many there are to close
   * @param kills how many at most
   * @param now what the clocks show in the beginning
   * @param speed of the clocks
   */
  private record Pace(int months, int kills, Instant now, long speed) {}

  private final Carrier carrier = new Carrier();
  private final List<Victim> running = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Instant began = Instant.now();
  private int kills;
  private int holdersKilled;
  private long token;

  @TempDir private Path folder;

  @AfterEach
  void end() {
    running.forEach(Victim::kill);
    running.forEach(Victim::end);
    carrier.close();
  }

  @Test
  void the_other_takes_over_and_each_month_is_closed_once(TestDatabase database) throws Exception {
    // the months are over already; they are closed one after another
    Instant now = FIRST.plusMonths(3).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    months(database, new Pace(3, 1, now, 1), Duration.ofMinutes(5));
    assertThat(kills).isEqualTo(1);
    assertThat(holdersKilled).isEqualTo(1);
  }

  @Test
  @Tag("soak")
  void two_instances_with_random_kills_close_each_month_once(TestDatabase database)
      throws Exception {
    int minutes = Integer.getInteger("soak.minutes", 60);
    Instant now = FIRST.atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant();
    months(
        database,
        new Pace(minutes, minutes * 2, now, MONTH_A_MINUTE),
        Duration.ofMinutes(minutes * 3L));
    System.out.printf(
        "two instances: %d months, each closed once; %d kills, %d of them of the one at work;"
            + " %d messages, each taken once; newest token %d, never a smaller one; %d s%n",
        minutes,
        kills,
        holdersKilled,
        carrier.taken().size(),
        token,
        Duration.between(began, Instant.now()).toSeconds());
  }

  @Test
  @Tag("soak")
  void a_day_at_a_thousand_times_speed_leaves_heap_connections_and_threads_as_they_were(
      TestDatabase database) throws Exception {
    Path config = prepare(database, 1);
    Victim serve = start(config, "2024-01-31T23:00:00Z", 1_000);
    never.await(90L * Integer.getInteger("soak.days", 1), TimeUnit.SECONDS);
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

  /** Lets both close the months under these kills; the fencing token never goes back. */
  private void months(TestDatabase database, Pace pace, Duration patience) throws Exception {
    Path config = prepare(database, pace.months());
    running.add(start(config, pace.now().toString(), pace.speed()));
    running.add(start(config, pace.now().toString(), pace.speed()));
    SplittableRandom random = new SplittableRandom(42);
    long until = System.nanoTime() + patience.toNanos();
    while (published(database) < pace.months()) {
      assertThat(System.nanoTime()).as("within " + patience).isLessThan(until);
      lookAtToken(database);
      if (kills < pace.kills() && working(database)) {
        never.await(random.nextLong(3_000), TimeUnit.MILLISECONDS);
        int which = kills == 0 ? holder(database) : random.nextInt(2);
        holdersKilled += holds(database, which) ? 1 : 0;
        running.get(which).kill();
        int exit = running.get(which).end();
        assertThat(exit).as(running.get(which).said()).isEqualTo(137);
        running.set(which, start(config, pace.now().toString(), pace.speed()));
        kills++;
        // the other needs the trigger, whose store finds out of a dead instance by itself
        never.await(kills < pace.kills() ? 15_000 : 0, TimeUnit.MILLISECONDS);
      } else {
        never.await(200, TimeUnit.MILLISECONDS);
      }
    }
    running.forEach(Victim::kill);
    lookAtToken(database);
    assertThat(token)
        .as("each one that died at work was followed by another token")
        .isGreaterThanOrEqualTo(holdersKilled);
    judge(database, pace.months());
  }

  private void lookAtToken(TestDatabase database) {
    long newest =
        Long.parseLong(
            strings(database, "select coalesce(max(token), 0)::text from clientele.run_lease")
                .get(0));
    assertThat(newest).as("the newest token").isGreaterThanOrEqualTo(token);
    token = newest;
  }

  private void judge(TestDatabase database, int months) {
    assertThat(published(database)).as("no month is lost").isEqualTo(months);
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

  /** Limits of time go by the same fast clock, so they must be out of reach. */
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
        gates: { drift: 1000, empty-days: 31, rows-fall: 0, rows-rise: 1000,
                 revenue-fall: 0, revenue-rise: 1000 }
        retry: { step-timeout: 87600h, run-timeout: 87600h }
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
            String.valueOf(began.toEpochMilli()),
            String.valueOf(speed)));
  }

  private static boolean working(TestDatabase database) {
    return !strings(database, "select step from clientele.run_step where status = 'RUNNING'")
        .isEmpty();
  }

  /** Which of the two has the lease. */
  private int holder(TestDatabase database) {
    return holds(database, 0) ? 0 : 1;
  }

  private boolean holds(TestDatabase database, int which) {
    return strings(database, "select holder from clientele.run_lease")
        .get(0)
        .endsWith(" " + running.get(which).pid());
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
