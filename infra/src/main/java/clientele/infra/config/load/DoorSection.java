package clientele.infra.config.load;

import clientele.infra.config.source.AttributesConfig;
import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts of the source's section that ask a database or a shop. */
final class DoorSection {
  private static final int FETCH = 10_000;
  private static final String SECRET = "(?i).*[?&;:]password=.*";

  private DoorSection() {}

  /** The one that is there, if any; more than one is a problem, as is one beside a uri. */
  static Optional<DoorConfig> read(Section source) {
    List<Supplier<DoorConfig>> found = new ArrayList<>();
    if (source.has("jdbc")) {
      found.add(() -> jdbc(source.section("jdbc")));
    }
    if (source.has("woocommerce")) {
      found.add(() -> woo(source.section("woocommerce")));
    }
    if (source.has("shopify")) {
      found.add(() -> shopify(source.section("shopify")));
    }
    List<DoorConfig> doors = found.stream().map(Supplier::get).toList();
    if (doors.size() > 1 || (!doors.isEmpty() && source.has("uri"))) {
      source.problem("uri", "there is one source: uri, jdbc, woocommerce or shopify");
    }
    return doors.stream().findFirst();
  }

  /** What is told of customers and products. */
  static AttributesConfig attributes(Section section) {
    AttributesConfig config =
        new AttributesConfig(file(section, "customers"), file(section, "products"));
    section.done();
    return config;
  }

  private static Optional<String> file(Section section, String key) {
    return section.value(
        key, Optional.empty(), "a file", text -> Optional.of(Values.nonBlank(text)));
  }

  private static DoorConfig jdbc(Section section) {
    require(section, "url", "query");
    if (section.value("url", "", "an address jdbc:…", text -> text).matches(SECRET)) {
      section.problem(
          "url", "a secret does not belong in an address. Maybe write password: ${NAME}");
      section.has("query");
      return new DoorConfig.Jdbc("", Optional.empty(), Optional.empty(), "", 1, Optional.empty());
    }
    DoorConfig jdbc =
        new DoorConfig.Jdbc(
            section.value("url", "", "an address jdbc:…", DoorSection::jdbcUrl),
            section.value("user", Optional.empty(), "a name", t -> Optional.of(Values.nonBlank(t))),
            section.secret("password"),
            section.value("query", "", "a SELECT", DoorSection::query),
            section.value("fetch-size", FETCH, "a whole number from 1", DoorSection::positive),
            section.value(
                "drivers", Optional.empty(), "a folder", t -> Optional.of(Values.nonBlank(t))),
            section.value("customers", Optional.empty(), "a SELECT", t -> Optional.of(query(t))),
            section.value("products", Optional.empty(), "a SELECT", t -> Optional.of(query(t))),
            since(section));
    section.done();
    return jdbc;
  }

  private static DoorConfig woo(Section section) {
    require(section, "url", "key", "secret");
    DoorConfig woo =
        new DoorConfig.WooCommerce(
            url(section),
            section.secret("key").orElse(new Secret("")),
            section.secret("secret").orElse(new Secret("")),
            since(section));
    section.done();
    return woo;
  }

  private static DoorConfig shopify(Section section) {
    require(section, "url", "token");
    DoorConfig shopify =
        new DoorConfig.Shopify(
            url(section),
            section.secret("token").orElse(new Secret("")),
            section.value("version", "2026-10", "a version such as 2026-10", DoorSection::version),
            since(section));
    section.done();
    return shopify;
  }

  private static void require(Section section, String... keys) {
    for (String key : keys) {
      if (!section.has(key)) {
        section.problem(key, "is missing");
      }
    }
  }

  private static URI url(Section section) {
    return section.value(
        "url",
        URI.create("https://localhost"),
        "an address https://… (http:// on this machine alone)",
        DoorSection::web);
  }

  private static Optional<YearMonth> since(Section section) {
    return section.value(
        "since", Optional.empty(), "a month such as 2024-01", t -> Optional.of(YearMonth.parse(t)));
  }

  /** What is said must not be read on the way. */
  private static URI web(String text) {
    if (!text.matches(
        "https://[^\\s/?#@]+/?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?/?")) {
      throw new IllegalArgumentException(text);
    }
    return URI.create(text.replaceAll("/$", ""));
  }

  private static String jdbcUrl(String text) {
    if (!text.matches("jdbc:[a-z0-9]+:.+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String query(String text) {
    if (!text.strip().matches("(?is)(select|with)\\b.*") || text.contains(";")) {
      throw new IllegalArgumentException(text);
    }
    return text.strip();
  }

  private static int positive(String text) {
    int number = Values.whole(text);
    if (number < 1) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static String version(String text) {
    if (!text.matches("\\d{4}-\\d{2}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
