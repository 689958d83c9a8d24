package clientele.infra.config.load;

import clientele.infra.config.AlarmConfig;
import clientele.infra.config.LogConfig;
import clientele.infra.config.RetentionConfig;
import clientele.infra.config.RetryConfig;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import clientele.steps.settings.GateSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The sections of the file that say how a month is carried through with nobody watching. */
final class UnattendedSections {
  private UnattendedSections() {}

  static RetryConfig retry(Section section) {
    RetryConfig usual = RetryConfig.DEFAULT;
    RetryConfig retry =
        section.build(
            () ->
                new RetryConfig(
                    section.value("attempts", usual.attempts(), "a whole number", Values::whole),
                    duration(section, "first-wait", usual.firstWait()),
                    duration(section, "longest-wait", usual.longestWait()),
                    duration(section, "again", usual.again()),
                    duration(section, "step-timeout", usual.stepTimeout()),
                    duration(section, "run-timeout", usual.runTimeout())));
    section.done();
    return retry;
  }

  static AlarmConfig alarms(Section section) {
    AlarmConfig alarms = new AlarmConfig(section.secret("webhook"));
    section.done();
    return alarms;
  }

  static LogConfig log(Section section) {
    LogConfig log =
        new LogConfig(
            section.value(
                "format",
                LogConfig.DEFAULT.format(),
                "text or json",
                text -> Values.choice(LogConfig.Format.class, text)));
    section.done();
    return log;
  }

  static RetentionConfig retention(Section section) {
    RetentionConfig usual = RetentionConfig.DEFAULT;
    String span = "forever or a duration such as 90d";
    RetentionConfig retention =
        section.build(
            () ->
                new RetentionConfig(
                    section.value(
                        "raw-months",
                        usual.rawMonths(),
                        "forever or a number of months",
                        text ->
                            text.equals("forever")
                                ? OptionalInt.empty()
                                : OptionalInt.of(Values.whole(text))),
                    section.value(
                        "old-revisions", usual.oldRevisions(), span, UnattendedSections::span),
                    section.value(
                        "look-again",
                        usual.lookAgain(),
                        "never or a duration such as 24h",
                        UnattendedSections::span),
                    section.value(
                        "revise-late", usual.reviseLate(), "true or false", Values::yesOrNo)));
    section.done();
    return retention;
  }

  private static Optional<Duration> span(String text) {
    return text.equals("forever") || text.equals("never")
        ? Optional.empty()
        : Optional.of(Values.duration(text));
  }

  static GateSettings gates(Section section) {
    GateSettings usual = GateSettings.DEFAULT;
    GateSettings gates =
        section.build(
            () ->
                new GateSettings(
                    number(section, "rejected-share", usual.rejectedShare()),
                    number(section, "rows-fall", usual.rowsFall()),
                    number(section, "rows-rise", usual.rowsRise()),
                    section.value("empty-days", usual.emptyDays(), "a whole number", Values::whole),
                    number(section, "revenue-fall", usual.revenueFall()),
                    number(section, "revenue-rise", usual.revenueRise()),
                    number(section, "drift", usual.drift()),
                    section.value(
                        "trusted-segments",
                        usual.trustedSegments(),
                        "a whole number",
                        Values::whole),
                    section.value("holes", usual.holes(), "a whole number", Values::whole),
                    section.value("silent-end", usual.silentEnd(), "a whole number", Values::whole),
                    number(section, "largest-line", usual.largestLine())));
    section.done();
    return gates;
  }

  private static double number(Section section, String key, double usual) {
    return section.value(key, usual, "a number", Values::number);
  }

  private static Duration duration(Section section, String key, Duration usual) {
    return section.value(key, usual, "a duration such as 90s or 2h", Values::duration);
  }
}
