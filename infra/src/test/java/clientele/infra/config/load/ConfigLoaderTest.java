package clientele.infra.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clientele.infra.config.Config;
import clientele.infra.config.DatabaseConfig;
import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.StatusConfig;
import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.config.value.Secret;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.settings.EmbedSettings.Engine;
import clientele.steps.settings.EmbedSettings.Forest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults, a full file, and what is said of each kind of mistake. */
class ConfigLoaderTest {
  private static final Path SAMPLE = Path.of("local", "clientele.yaml");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CLIENTELE_DB_PASSWORD", "pa: {ss}",
          "CLIENTELE_TOKEN", "hush, nobody hears it",
          "CLIENTELE_SMTP_USER", "shop",
          "CLIENTELE_SMTP_PASSWORD", "hush",
          "CLIENTELE_WEBHOOK", "https://hook.example/x",
          "EMPTY", "",
          "BAD", "hush-hush");

  private static Config parse(String text) {
    return ConfigLoader.parse("c.yaml", text, ENVIRONMENT);
  }

  private static List<String> problems(String text) {
    StepException e = catchThrowableOfType(StepException.class, () -> parse(text));
    assertThat(e).as(text).isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
    return List.of(e.getMessage().split("; "));
  }

  @Test
  void no_file_an_empty_file_and_the_sample_file_all_mean_the_defaults() throws IOException {
    assertThat(ConfigLoader.load(Optional.empty(), Map.of())).isEqualTo(Config.DEFAULT);
    assertThat(parse("")).isEqualTo(Config.DEFAULT);
    assertThat(parse("# nothing\npipeline:\nmail: {}\n")).isEqualTo(Config.DEFAULT);
    assertThat(ConfigLoader.load(Optional.of(SAMPLE), Map.of())).isEqualTo(Config.DEFAULT);
    assertThat(Config.DEFAULT.mail().to()).containsExactly("owner@localhost");
  }

  @Test
  void every_key_the_sample_shows_behind_a_hash_is_known() throws IOException {
    String all =
        Files.readString(SAMPLE)
            .replaceAll("(?m)^(\\s*)#([a-z]+:)", "$1$2")
            .replaceAll("(?m)^  (jdbc|woocommerce|shopify):.*\n(    .*\n)*", "");
    Config config = parse(all);
    assertThat(config.source().uri()).contains("orders.csv.gz");
    assertThat(config.database())
        .contains(
            new DatabaseConfig(
                "jdbc:postgresql://localhost:5432/clientele",
                "clientele",
                Optional.of(new Secret("pa: {ss}"))));
    assertThat(config.mail().smtp())
        .contains(
            new SmtpConfig(
                "smtp.shop.example",
                587,
                SmtpConfig.Security.STARTTLS,
                Optional.of(new SmtpConfig.Login("shop", new Secret("hush")))));
    assertThat(config.status().token()).contains(new Secret("hush, nobody hears it"));
    assertThat(config.alarms().webhook()).contains(new Secret("https://hook.example/x"));
  }

  @Test
  void an_address_to_listen_on_is_compared_as_an_address() {
    for (String own : List.of("127.0.0.1", "127.9.8.7", "localhost", "::1", "0:0:0:0:0:0:0:1")) {
      assertThat(at(own).isLoopback()).as(own).isTrue();
    }
    for (String open : List.of("0.0.0.0", "::", "10.0.0.1", "127.0.0.1.evil.example", "127.x")) {
      assertThat(at(open).isLoopback()).as(open).isFalse();
    }
    StatusConfig proxied =
        parse("status: {user-header: X-User, proxies: ['::1', 10.0.0.1]}").status();
    assertThat(proxied.isProxy("[0:0:0:0:0:0:0:1]")).isTrue();
    assertThat(proxied.isProxy("10.0.0.10")).isFalse();
  }

  private static StatusConfig at(String bind) {
    return new StatusConfig(0, bind, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private static final String FULL =
      """
            source: { uri: s3://shop/orders/, columns: { invoice: Beleg, country: Land },
                      date-format: "dd.MM.yyyy HH:mm:ss", encoding: latin1, zone: Europe/Berlin,
                      delimiter: ";" }
            database: { url: "jdbc:postgresql://db/x", user: ${DB_USER:me}, password: ${CLIENTELE_DB_PASSWORD} }
            mail: { transport: ses, from: a@b.example, to: c@d.example, operators: [e@f.example] }
            schedule: { cron: "0 30 5 ? * MON#1", zone: Europe/Berlin, catch-up: last, deadline: 2d }
            status: { port: ${PORT:0}, bind: 0.0.0.0, token: ${CLIENTELE_TOKEN} }
            pipeline:
              window-months: 6
              seed: -7
              currency: EUR
              max-rejected-share: 0.5
              filter: { no-product: "X|Y", price-floor: 0.10, drop-duplicates: true,
                        pair-min-quantity: 10, pair-within-hours: 1 }
              embed: { forest: random, target: frequency, trees: 10, min-leaf-share: 0.1, max-depth: 9, features-tried: 3, engine: clientele, neighbours: 5, min-dist: 0.5, epochs: 50 }
              cluster: { eps: 0.5, min-pts: 7, k: auto, prefer: consensus, resamples: 9, chain-resamples: 3, null-draws: 0 }
            """;

  @Test
  void every_key_can_be_set() {
    Config config = parse(FULL);
    assertThat(config.source().uri()).contains("s3://shop/orders/");
    assertThat(config.source().columns())
        .containsEntry("invoice", "Beleg")
        .containsEntry("country", "Land")
        .containsEntry("quantity", "Quantity");
    assertThat(config.source().dateFormat()).isEqualTo("dd.MM.yyyy HH:mm:ss");
    assertThat(config.source().encoding()).isEqualTo("ISO-8859-1");
    assertThat(config.source().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.source().delimiter()).isEqualTo(';');
    assertThat(parse("source: {delimiter: tab}").source().delimiter()).isEqualTo('\t');
    assertThat(parse("source: {delimiter: \"\\t\"}").source().delimiter()).isEqualTo('\t');
    assertThat(config.database().orElseThrow().user()).isEqualTo("me");
    assertThat(config.database().orElseThrow().password().orElseThrow().value())
        .isEqualTo("pa: {ss}");
    assertThat(config.mail().transport()).isEqualTo(MailConfig.Transport.SES);
    assertThat(config.mail().to()).containsExactly("c@d.example");
    assertThat(config.mail().operators()).containsExactly("e@f.example");
    assertThat(config.toString()).doesNotContain("hush").doesNotContain("pa: {ss}");
  }

  @Test
  void every_key_of_schedule_page_and_pipeline_can_be_set() {
    Config config = parse(FULL);
    assertThat(config.schedule().deadline()).isEqualTo(Duration.ofDays(2));
    assertThat(config.schedule().catchUp()).isEqualTo(ScheduleConfig.CatchUp.LAST);
    assertThat(config.status().port()).isZero();
    assertThat(config.pipeline().windowMonths()).isEqualTo(6);
    assertThat(config.pipeline().seed()).isEqualTo(-7);
    assertThat(config.pipeline().filter().priceFloor()).isEqualByComparingTo("0.1");
    assertThat(config.pipeline().filter().dropDuplicates()).isTrue();
    assertThat(config.pipeline().embed())
        .isEqualTo(
            new EmbedSettings(
                Forest.RANDOM, "frequency", 10, 0.1, 9, 3, Engine.CLIENTELE, 5, 0.5, 50));
    assertThat(config.pipeline().cluster().eps()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(config.pipeline().cluster().minPts()).isEqualTo(OptionalInt.of(7));
    assertThat(config.pipeline().cluster().k()).isEmpty();
    assertThat(config.pipeline().cluster().prefer()).isEqualTo(ClusterSettings.Prefer.CONSENSUS);
    assertThat(config.pipeline().cluster().resamples()).isEqualTo(9);
    assertThat(config.pipeline().cluster().chainResamples()).isEqualTo(3);
    assertThat(config.pipeline().cluster().nullDraws()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "sorce: {}~c.yaml:1:1: sorce: unknown key. Maybe you mean source",
        "pipeline: {embed: {treees: 5}}~c.yaml:1:20: pipeline.embed.treees: unknown key. Maybe you mean trees",
        "status: {colour: red}~c.yaml:1:10: status.colour: unknown key. Known here: bind, hosts, port, proxies, token, user-header",
        "pipeline: {seed: many}~c.yaml:1:12: pipeline.seed: is not a whole number [many]",
        "pipeline: {window-months: 0}~c.yaml:1:12: pipeline.window-months: is not between 1 and 60 [0]",
        "pipeline: {currency: pound}~c.yaml:1:12: pipeline.currency: is not an ISO 4217 code [pound]",
        "pipeline: {filter: {no-product: '('}}~c.yaml:1:21: pipeline.filter.no-product: is not a pattern [(]",
        "pipeline: {filter: {price-floor: -1}}~c.yaml:1:21: pipeline.filter.price-floor: is negative [-1]",
        "pipeline: {filter: {drop-duplicates: yes}}~c.yaml:1:21: pipeline.filter.drop-duplicates: is not true or false [yes]",
        "pipeline: {embed: {forest: dense}}~c.yaml:1:20: pipeline.embed.forest: is not outcomes, supervised or random [dense]",
        "pipeline: {cluster: {eps: none}}~c.yaml:1:22: pipeline.cluster.eps: is not auto or a number [none]",
        "pipeline: {cluster: {k: 1}}~c.yaml:1:22: pipeline.cluster.k: is not between 2 and 50 [1]",
        "pipeline: 5~c.yaml:1:1: pipeline: is not a group of keys",
        "pipeline: {seed: [1]}~c.yaml:1:12: pipeline.seed: is not a single value",
        "source: {zone: Mars/Olympus}~c.yaml:1:10: source.zone: is not a time zone such as Europe/London [Mars/Olympus]",
        "source: {date-format: 'M/d H:mm'}~c.yaml:1:10: source.date-format: is not a pattern with year, month and day, such as M/d/yyyy H:mm [M/d H:mm]",
        "source: {date-format: 'M/d/yyyy H:MM'}~c.yaml:1:10: source.date-format: is not a pattern with year, month and day, such as M/d/yyyy H:mm [M/d/yyyy H:MM]",
        "source: {encoding: utf-9}~c.yaml:1:10: source.encoding: is not auto or the name of a charset [utf-9]",
        "source: {delimiter: ', '}~c.yaml:1:10: source.delimiter: is not one character or tab [, ]",
        "source: {columns: {invoice: Country}}~c.yaml:1:19: source.columns.country: a second column of this header [Country]",
        "schedule: {cron: '0 4 1 * ?'}~c.yaml:1:12: schedule.cron: is not a cron expression of six fields, seconds first, such as 0 0 4 1 * ? [0 4 1 * ?]",
        "schedule: {catch-up: ALL}~c.yaml:1:12: schedule.catch-up: is not all, last or none [ALL]",
        "schedule: {deadline: soon}~c.yaml:1:12: schedule.deadline: is not a duration such as 36h [soon]",
        "status: {port: 70000}~c.yaml:1:10: status.port: is not a port from 0 to 65535 [70000]",
        "status: {bind: 0.0.0.0}~c.yaml:1:9: status.token: is missing; only on a loopback address may it be left out",
        "status: {token: abc}~c.yaml:1:10: status.token: a secret does not belong in a file. Maybe write ${NAME}",
        "status: {token: '${LACKING}'}~c.yaml:1:10: status.token: the environment variable is not set [LACKING]",
        "status: {token: '${EMPTY}'}~c.yaml:1:10: status.token: is not a token of 16 or more printable characters, no blank at its ends [${EMPTY}]",
        "status: {token: '${EMPTY:}'}~c.yaml:1:10: status.token: is not a token of 16 or more printable characters, no blank at its ends [${EMPTY:}]",
        "status: {bind: 0.0.0.0, token: '${BAD}'}~c.yaml:1:25: status.token: is not a token of 16 or more printable characters, no blank at its ends [${BAD}]",
        "alarms: {webhook: '${EMPTY}'}~c.yaml:1:10: alarms.webhook: is not a secret that says anything [${EMPTY}]",
        "status: {bind: 127.0.0.1.evil.example}~c.yaml:1:9: status.token: is missing; only on a loopback address may it be left out",
        "status: {bind: 127.1}~c.yaml:1:10: status.bind: is not an address such as 0.0.0.0 [127.1]",
        "status: {user-header: X-User, proxies: [10.0.0.1, localhost]}~c.yaml:1:31: status.proxies: is not an IP address [localhost]",
        "status: {hosts: ['https://shop.example']}~c.yaml:1:10: status.hosts: is not a name such as segments.shop.example [https://shop.example]",
        "pipeline: {seed: '${BAD}'}~c.yaml:1:12: pipeline.seed: is not a whole number [${BAD}]",
        "database: {user: me}~c.yaml:1:11: database.url: is missing. Maybe leave database out for the embedded one",
        "database: {url: mysql, user: me}~c.yaml:1:12: database.url: is not an address jdbc:postgresql://… [mysql]",
        "- 1~c.yaml:1:1: the file does not begin with keys"
      })
  void a_mistake_is_named_with_its_place_its_key_and_the_rule(String text, String problem) {
    StepException e = catchThrowableOfType(StepException.class, () -> parse(text));
    assertThat(e).isNotNull();
    assertThat(e).hasMessageStartingWith(problem);
    assertThat(e.getMessage()).doesNotContain("hush");
    assertThat(e.getMessage().split("c.yaml:")).hasSize(2);
  }

  @Test
  void all_problems_come_together() {
    assertThat(
            problems(
                """
                pipeline:
                  embed:
                    trees: 5
                    epochs: 1
                    tree: 7
                  seed: x
                  seed: 3
                mail: {to: [a, b@c.example]}
                """))
        .containsExactly(
            "c.yaml:7:3: seed: stands twice, first on line 6",
            "c.yaml:8:8: mail.to: is not an address name@host [a]",
            "c.yaml:3:5: pipeline.embed.trees: is not between 10 and 1000 [5]",
            "c.yaml:4:5: pipeline.embed.epochs: is not between 10 and 5000 [1]",
            "c.yaml:5:5: pipeline.embed.tree: unknown key. Maybe you mean trees",
            "c.yaml:6:3: pipeline.seed: is not a whole number [x]");
  }

  @Test
  void a_range_broken_by_the_environment_does_not_print_its_value() {
    StepException e =
        catchThrowableOfType(
            StepException.class,
            () ->
                ConfigLoader.parse(
                    "c.yaml", "pipeline: {window-months: ${MONTHS}}", Map.of("MONTHS", "4711")));
    assertThat(e)
        .hasMessage("c.yaml:1:12: pipeline.window-months: is not between 1 and 60 [${MONTHS}]");
  }
}
