package clientele.infra.config;

import java.time.Duration;

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

  private static Duration duration(Section section, String key, Duration usual) {
    return section.value(key, usual, "a duration such as 90s or 2h", Values::duration);
  }
}
