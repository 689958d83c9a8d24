package clientele.steps.publish;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Charts;
import clientele.steps.port.Mailer;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.MailDelivery;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mails the month's summary, one message to every recipient. */
public final class MailSummary implements Step {
  private static final String TEMPLATE = "summary";

  private final Warehouse warehouse;
  private final Mailer mailer;
  private final Charts charts;
  private final FigureFormat format;
  private final int windowMonths;
  private final List<String> recipients;

  /**
   * Takes its collaborators.
   *
   * @param recipients addresses; the same one twice gets one message
   */
  public MailSummary(
      Warehouse warehouse,
      Charts charts,
      Mailer mailer,
      List<String> recipients,
      PipelineSettings settings) {
    this.warehouse = warehouse;
    this.mailer = mailer;
    this.charts = charts;
    this.format = new FigureFormat(settings.currency());
    this.windowMonths = settings.windowMonths();
    this.recipients = recipients.stream().distinct().toList();
  }

  @Override
  public String name() {
    return "mail_summary";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.PUBLICATION,
        Tables.SEGMENT,
        Tables.CUSTOMER_SEGMENT,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_LEVER,
        Tables.MONTH_VERDICT,
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.DATA_QUALITY);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(
        Tables.PUBLICATION,
        Tables.SEGMENT,
        Tables.CUSTOMER_SEGMENT,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT_PROFILE,
        Tables.RUN_INPUT,
        Tables.DATA_MONTH);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.MAIL_DELIVERY);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    MonthSummary summary = new SummaryReader(warehouse, windowMonths).read(id);
    SummaryMail mail = SummaryMail.render(summary, format, charts);
    List<MailDelivery> deliveries =
        recipients.stream().map(recipient -> deliver(id, mail, recipient)).toList();
    return new StepResult(
        warehouse.replace(id, Tables.MAIL_DELIVERY, deliveries),
        Map.of(
            "messages", (double) deliveries.size(), "pictures", (double) mail.pictures().size()));
  }

  private MailDelivery deliver(RunId id, SummaryMail mail, String recipient) {
    String key = "%s-r%d-%s-%s".formatted(id.month(), id.revision(), TEMPLATE, recipient);
    String messageId = mailer.send(mail.to(key, recipient));
    return new MailDelivery(recipient, TEMPLATE, "sent", messageId, mail.subject());
  }
}
