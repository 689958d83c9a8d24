package clientele.scheduler.check;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.source.AttributesConfig;
import clientele.infra.db.Database;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.db.reader.ReaderLimits;
import clientele.infra.home.Home;
import clientele.infra.home.PrivateFiles;
import clientele.infra.mail.ses.SesMailer;
import clientele.infra.mail.smtp.SmtpMailer;
import clientele.infra.source.attribute.DescribedSource;
import clientele.scheduler.trigger.Timetable;
import clientele.scheduler.wiring.Edges;
import clientele.scheduler.wiring.Premises;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Charts;
import clientele.steps.port.TransactionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tries every part that a month needs, each by really using it, and goes on after a failure. */
public final class Checkup {
  private static final long LEAST_FREE_BYTES = 2L << 30;

  private final Config config;
  private final Path home;
  private final Clock clock;

  private Checkup(Config config, Path home, Clock clock) {
    this.config = config;
    this.home = home;
    this.clock = clock;
  }

  /** A check of these settings and this home. */
  public static Checkup of(Config config, Path home) {
    return new Checkup(config, home, Clock.systemUTC());
  }

  /** What each part showed, in the order a month would meet them. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.good("settings", "sha256 " + config.settingsSha256()));
    findings.add(tried("schedule", this::schedule));
    findings.add(tried("home", this::home));
    findings.add(tried("database", this::database));
    findings.add(tried("source", this::source));
    if (!config.attributes().equals(AttributesConfig.DEFAULT)) {
      findings.add(tried("attributes", this::attributes));
    }
    findings.add(tried("mail", this::mail));
    findings.add(tried("picture", Checkup::picture));
    return findings;
  }

  private static Finding tried(String part, Supplier<Finding> attempt) {
    try {
      return attempt.get();
    } catch (StepException e) {
      return Finding.bad(part, e.code(), String.valueOf(e.getMessage()));
    }
  }

  private Finding schedule() {
    Timetable timetable = new Timetable(config.schedule());
    String words = "cron %s in %s".formatted(config.schedule().cron(), config.schedule().zone());
    return timetable
        .nextRing(clock.instant())
        .map(fire -> Finding.good("schedule", words + ", next " + fire))
        .orElse(
            Finding.bad(
                "schedule", ErrorCode.USAGE, words + " never fires again. Maybe mend its year."));
  }

  private Finding home() {
    try {
      Home.prepare(home);
      Path probe = Files.createTempFile(home, "check", ".tmp");
      Files.delete(probe);
      long free = Files.getFileStore(home).getUsableSpace();
      String words = "%s, %d MiB free".formatted(home, free >> 20);
      return free < LEAST_FREE_BYTES
          ? Finding.bad(
              "home", ErrorCode.WAREHOUSE, words + ", a month may need more. Maybe make room.")
          : Finding.good("home", words);
    } catch (IOException e) {
      return Finding.bad(
          "home",
          ErrorCode.USAGE,
          "cannot be written [%s: %s]. Maybe name another with --home.".formatted(home, e));
    }
  }

  private Finding database() {
    if (config.database().isPresent()) {
      try (Database database = Database.open(Premises.address(config.database().get()))) {
        String words = database.address().url() + ", tables are up to date";
        return Finding.good("database", words + openDoors(database.address()));
      }
    }
    if (EmbeddedDatabase.servedByOther(home).isPresent()) {
      return Finding.good("database", "embedded, served by another process at this moment");
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, config.embedded().port())) {
      Database.open(embedded.address()).close();
      return Finding.good("database", "embedded in " + home + ", tables are up to date");
    }
  }

  /** What a reader may do to the service, where this user cannot keep it from them. */
  private static String openDoors(DatabaseAddress address) {
    List<String> doors = ReaderLimits.open(address);
    return doors.isEmpty()
        ? ""
        : "; bi_reader %s. Maybe run check once as a superuser of the server, who may end that"
            .formatted(String.join("; it ", doors));
  }

  private Finding source() {
    try (DescribedSource source =
        new DescribedSource(
            Edges.source(config), AttributesConfig.DEFAULT, DescribedSource.Asked.NOBODY)) {
      if (config.door().isPresent()) {
        YearMonth month = YearMonth.from(clock.instant().atZone(config.source().zone()));
        source.files(Set.of(month)).forEach(source::state); // really asks, for the month at hand
        return Finding.good("source", source.uri() + " answers");
      }
      List<String> files = source.files(Set.of());
      return Finding.good("source", "%s, %d files".formatted(source.uri(), files.size()));
    }
  }

  /** Reads what is told of customers and products, if anything is. */
  private Finding attributes() {
    long[] rows = new long[2];
    TransactionSource source = Edges.source(config);
    source.describe(customer -> rows[0]++, product -> rows[1]++);
    return Finding.good(
        "attributes", "%d of customers, %d of products".formatted(rows[0], rows[1]));
  }

  private Finding mail() {
    return switch (config.mail().transport()) {
      case SES -> {
        try (SesMailer ses = SesMailer.open(config.mail(), config.aws())) {
          yield carried("through " + ses.check());
        }
      }
      case SMTP -> carried("through " + SmtpMailer.open(config.mail()).check());
      case FOLDER -> outbox();
    };
  }

  private Finding carried(String how) {
    return Finding.good("mail", "to %s, %s".formatted(String.join(", ", config.mail().to()), how));
  }

  private Finding outbox() {
    Path outbox = home.resolve("outbox");
    try {
      PrivateFiles.folder(outbox);
      Files.delete(Files.createTempFile(outbox, "check", ".tmp"));
    } catch (IOException e) {
      return Finding.bad(
          "mail", ErrorCode.MAIL, "the outbox cannot be written [%s: %s]".formatted(outbox, e));
    }
    return carried("into " + outbox);
  }

  private static Finding picture() {
    return new BarCharts().bars("check", List.of(new Charts.Bar("a", 1, "1"))).isPresent()
        ? Finding.good("picture", "this Java can draw")
        : Finding.bad(
            "picture",
            ErrorCode.MAIL,
            "this Java cannot draw text, so mails go without a picture. Maybe install fontconfig"
                + " and a font.");
  }
}
