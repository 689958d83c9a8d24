package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.BiDump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Kills a backfill of several months again and again, starts it again each time, and compares what
 * it leaves with an undisturbed backfill: every table, and every message the mail server took.
 * Messages of unknown fate are settled as a person would, by asking the recipient.
 */
final class CrashHarness implements AutoCloseable {
  private static final YearMonth LAST = YearMonth.of(2025, 12);
  private static final List<String> RECIPIENTS = List.of("boss@shop.example", "owner@shop.example");

  /** What tells of the kills themselves, or of moments. */
  private static final Set<String> MARKS_OF_KILLS =
      Set.of(
          "run_step.attempt",
          "run_step.status",
          "run_step.rows_written",
          "run_step.metrics",
          "run_step.error_message",
          "mail_ledger.message_id",
          "mail_ledger.detail",
          "mail_delivery.message_id");

  private static final Set<String> NOT_COMPARED =
      Set.of("run_step", "run_lease", "schedule_state", "schema_history", "incident");

  private final String main;
  private final int months;
  private final Path folder;
  private final TestDatabase database;
  private final Carrier carrier = new Carrier();
  private final CrashCount count = new CrashCount();
  private final Path config;

  /**
   * Takes its place.
   *
   * @param main the class whose process is killed
   * @param months length of a backfill
   * @param database emptied before each backfill
   */
  CrashHarness(String main, int months, Path folder, TestDatabase database) {
    this.main = main;
    this.months = months;
    this.folder = folder;
    this.database = database;
    if (!Files.exists(folder.resolve("shop"))) {
      SyntheticShop.write(
          ShopPlan.of(200, months + 2, LAST, 7), folder.resolve("shop"), share -> {});
    }
    this.config = config();
  }

  CrashCount count() {
    return count;
  }

  /** Milliseconds that a whole backfill takes, and what it leaves. */
  record Undisturbed(long millis, Map<String, List<String>> tables) {}

  /** A backfill that nobody kills. */
  Undisturbed undisturbed() {
    empty();
    long began = System.nanoTime();
    Victim calm = start(Optional.empty());
    assertThat(calm.finish()).as(calm.said()).isZero();
    return new Undisturbed((System.nanoTime() - began) / 1_000_000, dump());
  }

  /**
   * One backfill, killed at one moment after the other until it ends or there are no more, then
   * left to end by itself.
   *
   * @param fate what becomes of messages where no kill says otherwise
   */
  void life(Iterator<Moment> moments, Carrier.Fate fate, Undisturbed expected) {
    empty();
    count.lives++;
    boolean done = false;
    while (!done && moments.hasNext()) {
      Moment moment = moments.next();
      carrier.fate(fate);
      done = die(moment);
    }
    carrier.fate(fate);
    for (int tries = 0; !done; tries++) {
      Victim last = start(Optional.empty());
      done = last.finish() == 0;
      assertThat(tries).as(last.said()).isLessThan(20);
      count.restarts += done ? 0 : 1;
    }
    carrier.fate(message -> true);
    judgeMail();
    judgeTables(expected);
  }

  /** Starts it and kills it; true if it came to its good end before. */
  private boolean die(Moment moment) {
    Victim victim =
        start(moment instanceof Moment.AtLine border ? Optional.of(border) : Optional.empty());
    if (moment instanceof Moment.AtCarrier) {
      carrier.fate(
          message -> {
            victim.kill();
            return false;
          });
    } else if (moment instanceof Moment.After instant) {
      victim.killAfter(instant.millis(), instant.atWork());
    }
    int code = victim.end();
    if (code == 137) {
      count.killedIn(victim.place());
      judgeJournal();
    } else if (code != 0) {
      count.restarts++;
    }
    return code == 0;
  }

  private Victim start(Optional<Moment.AtLine> border) {
    return Victim.start(
        main,
        List.of(
            "backfill",
            "--from",
            LAST.minusMonths(months - 1L).toString(),
            "--to",
            LAST.toString(),
            "--config",
            config.toString(),
            "--home",
            folder.resolve("home").toString()),
        line -> border.map(Moment.AtLine::words).filter(line::contains).isPresent());
  }

  private void empty() {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("drop schema if exists clientele, bi, quartz cascade"));
    carrier.forget();
  }

  private void judgeJournal() {
    count.torn.addAll(TornSteps.of(database.jdbi()));
  }

  private void judgeMail() {
    List<Carrier.Message> unknown = unknown();
    count.unknown += unknown.size();
    count.lostAnswers += carrier.unanswered().size();
    carrier.unanswered().stream()
        .filter(message -> !unknown.contains(message))
        .forEach(message -> count.misjudged.add(message.toString()));
    for (Carrier.Message message : unknown) {
      boolean arrived = carrier.taken().getOrDefault(message, 0) > 0;
      count.settledArrived += arrived ? 1 : 0;
      count.settledLost += arrived ? 0 : 1;
      settle(message, arrived);
    }
    unknown().forEach(message -> count.misjudged.add(message + " is still unknown"));
    Map<Carrier.Message, Integer> taken = carrier.taken();
    for (int back = 0; back < months; back++) {
      for (String recipient : RECIPIENTS) {
        taken.putIfAbsent(new Carrier.Message(LAST.minusMonths(back).toString(), recipient), 0);
      }
    }
    count.months += months;
    taken.forEach(
        (message, times) -> {
          count.messages += times;
          if (times != 1) {
            count.miscounted.add(message + " " + times + " times");
          }
        });
  }

  private void settle(Carrier.Message message, boolean arrived) {
    Victim person =
        Victim.start(
            "clientele.scheduler.Main",
            List.of(
                "settle",
                "--month",
                message.month(),
                "--to",
                message.recipient(),
                arrived ? "arrived" : "lost",
                "--config",
                config.toString(),
                "--home",
                folder.resolve("home").toString()));
    assertThat(person.finish()).as(person.said()).isZero();
  }

  private List<Carrier.Message> unknown() {
    return database.database().mailLedger().unknown().stream()
        .map(entry -> new Carrier.Message(entry.run().month().toString(), entry.recipient()))
        .toList();
  }

  private void judgeTables(Undisturbed expected) {
    Map<String, List<String>> found = dump();
    count.tables += found.size();
    count.rows += found.values().stream().mapToInt(List::size).sum();
    List<String> names = new ArrayList<>(expected.tables().keySet());
    found.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    names.stream()
        .filter(name -> !expected.tables().getOrDefault(name, List.of()).equals(found.get(name)))
        .forEach(count.differing::add);
  }

  private Map<String, List<String>> dump() {
    Map<String, List<String>> dump = new TreeMap<>();
    BiDump.of(database.address(), "bi", MARKS_OF_KILLS)
        .forEach((view, rows) -> dump.put("bi." + view, rows));
    BiDump.of(database.address(), "clientele", MARKS_OF_KILLS)
        .forEach((table, rows) -> dump.put("clientele." + table, rows));
    dump.keySet().removeIf(name -> NOT_COMPARED.contains(name.substring(name.indexOf('.') + 1)));
    return dump;
  }

  private Path config() {
    try {
      return Files.writeString(
          folder.resolve("clientele.yaml"),
          """
          source: { uri: "%s" }
          database: { url: "%s", user: %s }
          aws: { region: eu-west-2, ses-endpoint: "%s" }
          mail: { transport: ses, from: segments@shop.example, to: [%s] }
          pipeline:
            embed: { trees: 20, epochs: 20, neighbours: 10 }
            cluster: { resamples: 2, null-draws: 0 }
          """
              .formatted(
                  new ShopFolders(folder.resolve("shop")).transactions(),
                  database.address().url(),
                  database.address().user(),
                  carrier.endpoint(),
                  String.join(", ", RECIPIENTS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    carrier.close();
  }
}
