package clientele.steps;

import clientele.steps.churn.ForeseeSilence;
import clientele.steps.core.manifold.Projection;
import clientele.steps.dag.Dag;
import clientele.steps.features.BuildFeatures;
import clientele.steps.forecast.ForecastRevenue;
import clientele.steps.ingest.FilterTransactions;
import clientele.steps.ingest.PullTransactions;
import clientele.steps.model.ClusterCustomers;
import clientele.steps.model.EmbedCustomers;
import clientele.steps.model.GradeClusters;
import clientele.steps.outcome.LearnOutcomes;
import clientele.steps.port.Charts;
import clientele.steps.port.Questions;
import clientele.steps.port.TransactionSource;
import clientele.steps.port.Warehouse;
import clientele.steps.publish.PublishTables;
import clientele.steps.publish.gate.CheckGates;
import clientele.steps.publish.hypothesis.TestHypotheses;
import clientele.steps.publish.mail.MailSummary;
import clientele.steps.publish.mail.Post;
import clientele.steps.segments.counterfactual.ExplainCustomers;
import clientele.steps.segments.explain.ExplainSegments;
import clientele.steps.segments.lever.EstimateLevers;
import clientele.steps.segments.loyalty.FindLoyaltyCandidates;
import clientele.steps.segments.match.MatchSegments;
import clientele.steps.settings.GateSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.trust.MeasureTrust;
import clientele.steps.value.ValueCustomers;
import clientele.steps.worth.WeighSegments;
import java.util.List;
import java.util.Optional;

/** A month's work: every step, in reading order. The order of doing follows from their tables. */
public final class MonthlyDag {
  private MonthlyDag() {}

  /**
   * What the steps work with.
   *
   * @param warehouse the tables
   * @param source where the lines come from
   * @param ingestSha256 hash of how lines are read and filtered
   * @param projection draws leaves on the plane
   * @param charts draws the mail's picture
   * @param post carries the mail, each message once
   * @param recipients who gets it
   * @param page where they reach the page, if they do
   * @param questions puts the owner's own hypotheses to the published tables
   * @param settings everything that can change a figure
   * @param gates what a month must keep to before it is published
   * @param threads for the core; no figure depends on it
   */
  public record Parts(
      Warehouse warehouse,
      TransactionSource source,
      String ingestSha256,
      Projection projection,
      Charts charts,
      Post post,
      List<String> recipients,
      Optional<String> page,
      Questions questions,
      PipelineSettings settings,
      GateSettings gates,
      int threads) {
    public Parts {
      recipients = List.copyOf(recipients);
    }
  }

  /** The graph of a month. */
  public static Dag of(Parts parts) {
    Warehouse warehouse = parts.warehouse();
    PipelineSettings settings = parts.settings();
    return Dag.of(
        List.of(
            new PullTransactions(parts.source(), warehouse, settings, parts.ingestSha256()),
            new FilterTransactions(warehouse, settings.filter()),
            new BuildFeatures(warehouse, settings),
            new LearnOutcomes(warehouse, settings, parts.threads()),
            new EmbedCustomers(warehouse, parts.projection(), settings, parts.threads()),
            new ClusterCustomers(warehouse, parts.projection(), settings, parts.threads()),
            new GradeClusters(warehouse, parts.projection(), settings, parts.threads()),
            new MatchSegments(warehouse, settings, parts.threads()),
            new MeasureTrust(warehouse, settings, parts.threads()),
            new ExplainSegments(warehouse, settings),
            new ExplainCustomers(warehouse, settings, parts.threads()),
            new EstimateLevers(warehouse, settings),
            new FindLoyaltyCandidates(warehouse, settings),
            new WeighSegments(warehouse, parts.threads()),
            new ValueCustomers(warehouse, parts.threads()),
            new ForecastRevenue(warehouse, settings, parts.threads()),
            new ForeseeSilence(warehouse, settings, parts.threads()),
            new CheckGates(warehouse, parts.gates()),
            new PublishTables(warehouse),
            new TestHypotheses(warehouse, parts.questions(), settings),
            new MailSummary(
                warehouse,
                parts.charts(),
                parts.post(),
                parts.recipients(),
                parts.page(),
                settings)));
  }
}
