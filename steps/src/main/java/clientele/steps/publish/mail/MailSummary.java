package clientele.steps.publish.mail;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Charts;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.publish.MailDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mails the month's summary, one message to every recipient. */
public final class MailSummary implements Step {
  private static final String TEMPLATE = "summary";

  private final Warehouse warehouse;
  private final Post post;
  private final Charts charts;
  private final FigureFormat format;
  private final int windowMonths;
  private final List<String> recipients;
  private final Optional<String> page;

  /**
   * Takes its collaborators.
   *
   * @param recipients addresses; the same one twice gets one message
   * @param page where the page answers, if recipients can reach it
   */
  public MailSummary(
      Warehouse warehouse,
      Charts charts,
      Post post,
      List<String> recipients,
      Optional<String> page,
      PipelineSettings settings) {
    this.warehouse = warehouse;
    this.post = post;
    this.charts = charts;
    this.format = new FigureFormat(settings.currency());
    this.windowMonths = settings.windowMonths();
    this.recipients = recipients.stream().distinct().toList();
    this.page = page;
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
        Tables.SEGMENT_PARENT,
        Tables.SEGMENT_LEVER,
        Tables.SEGMENT_RULE,
        Tables.SEGMENT_WORTH,
        Tables.FORECAST,
        Tables.FORECAST_SCORE,
        Tables.SEGMENT_MODEL,
        Tables.HYPOTHESIS,
        Tables.MONTH_VERDICT,
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.DATA_QUALITY,
        Tables.SOURCE_NOTE,
        Tables.WINDOW_QUALITY);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(
        Tables.PUBLICATION,
        Tables.SEGMENT,
        Tables.CUSTOMER_SEGMENT,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_PARENT,
        Tables.HYPOTHESIS,
        Tables.FORECAST_SCORE,
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.DATA_QUALITY);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.MAIL_DELIVERY);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    MonthSummary summary = new SummaryReader(warehouse, windowMonths, format).read(id);
    SummaryMail mail = SummaryMail.render(summary, format, charts, page);
    List<MailDelivery> deliveries = deliver(id, mail);
    return new StepResult(
        warehouse.replace(id, Tables.MAIL_DELIVERY, deliveries),
        Map.of(
            "messages",
            (double) deliveries.size(),
            "unknown",
            (double) deliveries.stream().filter(d -> d.status().equals("unknown")).count(),
            "pictures",
            (double) mail.pictures().size()));
  }

  /** One refusal does not keep the message from the others; the step fails after all are tried. */
  private List<MailDelivery> deliver(RunId id, SummaryMail mail) {
    List<MailDelivery> deliveries = new ArrayList<>();
    List<StepException> refusals = new ArrayList<>();
    for (String recipient : recipients) {
      try {
        deliveries.add(deliver(id, mail, recipient));
      } catch (StepException e) {
        refusals.add(e);
      }
    }
    if (!refusals.isEmpty()) {
      throw refusals.get(0);
    }
    return deliveries;
  }

  private MailDelivery deliver(RunId id, SummaryMail mail, String recipient) {
    String key = "%s-r%d-%s-%s".formatted(id.month(), id.revision(), TEMPLATE, recipient);
    return post.deliver(id, TEMPLATE, mail.to(key, recipient));
  }
}
