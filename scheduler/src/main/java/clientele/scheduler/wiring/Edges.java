package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.config.source.AttributesConfig;
import clientele.infra.config.source.DoorConfig;
import clientele.infra.mail.FolderMailer;
import clientele.infra.mail.MimeMessages;
import clientele.infra.mail.ses.SesMailer;
import clientele.infra.mail.smtp.SmtpMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.source.attribute.DescribedSource;
import clientele.infra.source.door.Door;
import clientele.infra.source.door.DoorSource;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.jdbc.JdbcAttributes;
import clientele.infra.source.door.jdbc.JdbcDoor;
import clientele.infra.source.door.shopify.ShopifyDoor;
import clientele.infra.source.door.woo.WooDoor;
import clientele.infra.source.s3.S3TransactionSource;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import clientele.steps.port.TransactionSource;
import clientele.steps.settings.EmbedSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Which implementation stands for a port, as configured. */
public final class Edges {
  /** Tries of a call to a shop, and the wait behind the first, doubled from there. */
  private static final int CALLS = 8;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private Edges() {}

  /** The configured place of transactions; close it if it can be closed. */
  public static TransactionSource source(Config config) {
    TransactionSource lines = lines(config);
    DescribedSource.Asked asked =
        config.door().filter(DoorConfig.Jdbc.class::isInstance).isPresent()
            ? new JdbcAttributes((DoorConfig.Jdbc) config.door().get())
            : DescribedSource.Asked.NOBODY;
    return config.attributes().equals(AttributesConfig.DEFAULT)
            && asked.equals(DescribedSource.Asked.NOBODY)
        ? lines
        : new DescribedSource(lines, config.attributes(), asked);
  }

  private static TransactionSource lines(Config config) {
    if (config.door().isPresent()) {
      return door(config, config.door().get());
    }
    String uri =
        config
            .source()
            .uri()
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.USAGE,
                        "no place of transactions is named [source.uri]. Maybe add --source FILE."));
    if (S3TransactionSource.isAddress(uri)) {
      return S3TransactionSource.open(uri, config.source(), config.aws());
    }
    return new CsvTransactionSource(Path.of(uri), CsvFormat.of(config.source()));
  }

  /** Where the lines come from, if that is named. */
  static Optional<String> place(Config config) {
    return config.door().isPresent()
        ? Optional.of(door(config, config.door().get()).uri())
        : config.source().uri();
  }

  private static DoorSource door(Config config, DoorConfig asked) {
    Clock clock = Clock.systemUTC();
    ZoneId zone = config.source().zone();
    HttpCalls calls = HttpCalls.of(CALLS, FIRST_WAIT);
    Door door =
        asked instanceof DoorConfig.Jdbc jdbc
            ? new JdbcDoor(jdbc, zone)
            : asked instanceof DoorConfig.WooCommerce woo
                ? new WooDoor(woo, zone, calls)
                : new ShopifyDoor((DoorConfig.Shopify) asked, zone, calls, clock, FIRST_WAIT);
    return new DoorSource(door, config.source(), asked.since(), clock);
  }

  /** What carries messages; close it if it can be closed. */
  static Mailer mailer(Config config, Path home) {
    return switch (config.mail().transport()) {
      case FOLDER ->
          new FolderMailer(
              home.resolve("outbox"),
              new MimeMessages(config.mail().from(), config.mail().unsubscribe()));
      case SES -> SesMailer.open(config.mail(), config.aws());
      case SMTP -> SmtpMailer.open(config.mail());
    };
  }

  /** What draws customers on the plane. */
  static Projection projection(EmbedSettings settings) {
    UmapParams params =
        UmapParams.DEFAULT
            .withNeighbours(settings.neighbours())
            .withMinDist(settings.minDist())
            .withEpochs(settings.epochs());
    return switch (settings.engine()) {
      case UMAP_JAVA -> new UmapJavaProjection(params);
      case CLIENTELE -> new UmapProjection(params, Runtime.getRuntime().availableProcessors());
    };
  }
}
