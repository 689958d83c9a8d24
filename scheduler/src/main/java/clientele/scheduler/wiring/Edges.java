package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.mail.FolderMailer;
import clientele.infra.mail.MimeMessages;
import clientele.infra.mail.ses.SesMailer;
import clientele.infra.mail.smtp.SmtpMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
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

/** Which implementation stands for a port, as configured. */
public final class Edges {
  private Edges() {}

  /** The configured place of transactions; close it if it can be closed. */
  public static TransactionSource source(Config config) {
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
