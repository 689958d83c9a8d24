package clientele.infra.config.load;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.DatabaseConfig;
import clientele.infra.config.EmbeddedConfig;
import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.StatusConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.config.value.CronDays;
import clientele.infra.config.value.Secret;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sections of the file that say where things are: source, database, schedule, status. */
final class EdgeSections {
  private EdgeSections() {}

  static SourceConfig source(Section section) {
    SourceConfig usual = SourceConfig.DEFAULT;
    SourceConfig source =
        new SourceConfig(
            section.value(
                "uri", usual.uri(), "a path or an address", t -> Optional.of(Values.nonBlank(t))),
            columns(section.section("columns")),
            section.value(
                "date-format",
                usual.dateFormat(),
                "a pattern with year, month and day, such as M/d/yyyy H:mm",
                EdgeSections::datePattern),
            section.value(
                "encoding",
                usual.encoding(),
                "auto or the name of a charset",
                EdgeSections::charset),
            zone(section, usual.zone()),
            section.value(
                "delimiter", usual.delimiter(), "one character or tab", Values::character),
            section.value(
                "key-month",
                usual.keyMonth(),
                "a pattern with {yyyy} and {MM}, each once, such as {yyyy}/{MM}/",
                EdgeSections::keyMonth),
            ReadingSection.read(section));
    section.done();
    return source;
  }

  static AwsConfig aws(Section section) {
    AwsConfig usual = AwsConfig.DEFAULT;
    String endpoint = "an address http://… or https://…";
    AwsConfig aws =
        new AwsConfig(
            section.value(
                "region", usual.region(), "a region such as eu-west-2", EdgeSections::region),
            section.value("s3-endpoint", usual.s3Endpoint(), endpoint, EdgeSections::endpoint),
            section.value("ses-endpoint", usual.sesEndpoint(), endpoint, EdgeSections::endpoint));
    section.done();
    return aws;
  }

  static Optional<DatabaseConfig> database(Section section) {
    String url =
        section.value("url", "", "an address jdbc:postgresql://…", EdgeSections::postgresUrl);
    String user = section.value("user", "", "a name", Values::nonBlank);
    for (String key : List.of("url", "user")) {
      if (!section.has(key)) {
        section.problem(key, "is missing. Maybe leave database out for the embedded one");
      }
    }
    Optional<Secret> password = section.secret("password");
    section.done();
    return Optional.of(new DatabaseConfig(url, user, password));
  }

  static EmbeddedConfig embedded(Section section) {
    int usual = EmbeddedConfig.DEFAULT.port();
    EmbeddedConfig embedded =
        new EmbeddedConfig(
            section.value("port", usual, "a port from 0 to 65535", EdgeSections::port));
    section.done();
    return embedded;
  }

  static ScheduleConfig schedule(Section section) {
    ScheduleConfig usual = ScheduleConfig.DEFAULT;
    ScheduleConfig schedule =
        new ScheduleConfig(
            section.value(
                "cron",
                usual.cron(),
                "a cron expression of six fields, seconds first, such as 0 0 4 1 * ?",
                Values::cron),
            zone(section, usual.zone()),
            section.value(
                "catch-up",
                usual.catchUp(),
                "all, last or none",
                text -> Values.choice(ScheduleConfig.CatchUp.class, text)),
            section.value("delay", usual.delay(), "a duration such as 6h", Values::duration),
            section.value(
                "deadline", usual.deadline(), "a duration such as 36h", Values::duration));
    CronDays.never(schedule.cron()).ifPresent(why -> section.problem("cron", why));
    section.done();
    return schedule;
  }

  static StatusConfig status(Section section) {
    StatusConfig usual = StatusConfig.DEFAULT;
    StatusConfig status =
        new StatusConfig(
            section.value("port", usual.port(), "a port from 0 to 65535", EdgeSections::port),
            section.value("bind", usual.bind(), "an address such as 0.0.0.0", Values::bindAddress),
            section.token("token"),
            section.value(
                "user-header",
                usual.userHeader(),
                "the name of a header",
                t -> Optional.of(Values.nonBlank(t))),
            section.list("proxies", usual.proxies(), "an IP address", Values::ipAddress),
            section.list(
                "hosts", usual.hosts(), "a name such as segments.shop.example", Values::hostName));
    if (status.userHeader().isPresent() != !status.proxies().isEmpty()) {
      section.problem(
          section.has("proxies") ? "proxies" : "user-header",
          "user-header and proxies belong together: who is believed, and from where");
    }
    if (!status.isLoopback() && !section.has("token")) {
      section.problem("token", "is missing; only on a loopback address may it be left out");
    }
    section.done();
    return status;
  }

  private static Map<String, String> columns(Section section) {
    Map<String, String> columns = new LinkedHashMap<>();
    Set<String> headers = new HashSet<>();
    SourceConfig.DEFAULT
        .columns()
        .forEach(
            (key, usual) -> {
              String header = section.value(key, usual, "a header", Values::nonBlank);
              if (!headers.add(header)) {
                section.problem(key, "a second column of this header [" + header + "]");
              }
              columns.put(key, header);
            });
    SourceConfig.FURTHER.stream()
        .filter(section::has)
        .forEach(
            key -> {
              String header = section.value(key, "", "a header", Values::nonBlank);
              boolean twice = !headers.add(header);
              if (twice && !SourceConfig.DESCRIBING.contains(key)) {
                section.problem(key, "a second column of this header [" + header + "]");
              }
              columns.put(key, header);
            });
    SourceConfig.FURTHER.forEach(section::has); // known, even where they are not there
    section.done();
    return columns;
  }

  private static ZoneId zone(Section section, ZoneId usual) {
    return section.value("zone", usual, "a time zone such as Europe/London", ZoneId::of);
  }

  /** Must give back what it wrote, which "MM" for minutes or a lacking year would not. */
  private static String datePattern(String pattern) {
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    LocalDateTime time = LocalDateTime.of(2011, 11, 30, 13, 7);
    String written = formatter.format(time.atOffset(ZoneOffset.UTC));
    boolean same =
        pattern.matches(".*[Hhkm].*")
            ? LocalDateTime.parse(written, formatter).equals(time)
            : LocalDate.parse(written, formatter).equals(time.toLocalDate());
    if (!same) {
      throw new IllegalArgumentException(pattern);
    }
    return pattern;
  }

  private static Optional<String> keyMonth(String pattern) {
    if (pattern.split("\\{yyyy}", -1).length != 2 || pattern.split("\\{MM}", -1).length != 2) {
      throw new IllegalArgumentException(pattern);
    }
    return Optional.of(pattern);
  }

  private static Optional<String> region(String name) {
    return Optional.of(matching("[a-z]{2,}(-[a-z]+)+-[0-9]", name));
  }

  private static Optional<URI> endpoint(String address) {
    return Optional.of(URI.create(matching("https?://[^\\s/?#]+/?", address)));
  }

  private static String matching(String pattern, String text) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String charset(String name) {
    return name.equals("auto") ? name : Charset.forName(name).name();
  }

  private static String postgresUrl(String url) {
    if (!url.matches("jdbc:postgresql:.+")) {
      throw new IllegalArgumentException(url);
    }
    return url;
  }

  private static int port(String text) {
    int port = Values.whole(text);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }
}
