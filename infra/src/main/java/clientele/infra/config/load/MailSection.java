package clientele.infra.config.load;

import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import java.net.URI;
import java.util.Optional;

/** The section of the file that says who hears of a month, and what carries it to them. */
final class MailSection {
  private MailSection() {}

  static MailConfig read(Section section) {
    MailConfig usual = MailConfig.DEFAULT;
    String rule = "an address name@host";
    MailConfig mail =
        new MailConfig(
            section.value(
                "transport",
                usual.transport(),
                "smtp, ses or folder",
                text -> Values.choice(MailConfig.Transport.class, text)),
            section.value("from", usual.from(), rule, Values::mailAddress),
            section.list("to", usual.to(), rule, Values::mailAddress),
            section.list("operators", usual.operators(), rule, Values::mailAddress),
            section.value(
                "configuration-set",
                usual.configurationSet(),
                "up to 64 letters, digits, _ and -",
                MailSection::configurationSet),
            section.value(
                "unsubscribe",
                usual.unsubscribe(),
                "an address mailto:… or https://…",
                MailSection::unsubscribe),
            section.value(
                "page",
                usual.page(),
                "an address http://… or https://… that other machines know too",
                MailSection::page),
            smtp(section.section("smtp")));
    if (mail.transport() == MailConfig.Transport.SMTP && mail.smtp().isEmpty()) {
      section.problem("transport", "is smtp, and no server is named. Maybe add smtp.host");
    }
    if (mail.to().isEmpty()) {
      section.problem("to", "names nobody");
    }
    section.done();
    return mail;
  }

  private static Optional<SmtpConfig> smtp(Section section) {
    String host = section.value("host", "", "the name of a host", MailSection::host);
    SmtpConfig.Security security =
        section.value(
            "security",
            SmtpConfig.Security.STARTTLS,
            "starttls, tls or none",
            text -> Values.choice(SmtpConfig.Security.class, text));
    int port =
        section.value("port", security.port(), "a port from 1 to 65535", MailSection::serverPort);
    String user = section.value("user", "", "a name", Values::nonBlank);
    Optional<Secret> password = section.secret("password");
    boolean login = section.has("user") || section.has("password");
    if (section.has("user") != section.has("password")) {
      section.problem(
          section.has("user") ? "user" : "password", "user and password belong together");
    }
    if (login && security == SmtpConfig.Security.NONE) {
      section.problem("security", "a login goes over no connection that others can read");
    }
    section.done();
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SmtpConfig(
                host, port, security, password.map(secret -> new SmtpConfig.Login(user, secret))));
  }

  private static Optional<String> configurationSet(String name) {
    return Optional.of(matching("[A-Za-z0-9_-]{1,64}", name));
  }

  private static Optional<String> unsubscribe(String address) {
    return Optional.of(matching("mailto:[^\\s@<>,;]+@[^\\s@<>,;]+|https://[^\\s<>,;]+", address));
  }

  private static String host(String name) {
    return matching("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:]+", name);
  }

  /** A reader sits at another machine, where these names are another machine too. */
  private static Optional<String> page(String address) {
    String host = URI.create(matching("https?://[^\\s<>\"'?#]+", address)).getHost();
    if (host == null // not the name of a host
        || host.matches("(?i)(.*\\.)?localhost\\.?|127\\..*|0\\.0\\.0\\.0|\\[[0:]*[01]?]")) {
      throw new IllegalArgumentException(address);
    }
    return Optional.of(address);
  }

  private static int serverPort(String text) {
    int port = Values.whole(text);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }

  private static String matching(String pattern, String text) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
