package clientele.steps.table;

import clientele.steps.table.churn.ChurnBin;
import clientele.steps.table.churn.ChurnModel;
import clientele.steps.table.churn.CustomerChurn;
import clientele.steps.table.churn.SegmentChurn;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.ClusterJoin;
import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.cluster.CustomerAnomaly;
import clientele.steps.table.cluster.CustomerCluster;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.CustomerOutlook;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeModel;
import clientele.steps.table.customer.OutcomeRule;
import clientele.steps.table.explain.CustomerExplanation;
import clientele.steps.table.explain.FeatureTest;
import clientele.steps.table.explain.RuleCondition;
import clientele.steps.table.explain.SegmentCategory;
import clientele.steps.table.explain.SegmentFeature;
import clientele.steps.table.explain.SegmentProduct;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.forecast.ForecastRow;
import clientele.steps.table.forecast.ForecastScore;
import clientele.steps.table.line.CustomerOrder;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.QualityCount;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.line.RejectedLine;
import clientele.steps.table.line.SourceFile;
import clientele.steps.table.line.SourceNote;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.GateVerdict;
import clientele.steps.table.publish.Hypothesis;
import clientele.steps.table.publish.MailDelivery;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentCluster;
import clientele.steps.table.segment.SegmentEvent;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentModelRule;
import clientele.steps.table.segment.SegmentMove;
import clientele.steps.table.segment.SegmentParent;
import clientele.steps.table.segment.SegmentStanding;
import clientele.steps.table.segment.SegmentTrust;
import clientele.steps.table.value.CustomerValue;
import clientele.steps.table.value.LifetimeFitRow;
import clientele.steps.table.value.ReorderPoint;
import clientele.steps.table.value.SegmentValue;
import clientele.steps.table.worth.LoyaltyCandidate;
import clientele.steps.table.worth.SegmentLever;
import clientele.steps.table.worth.SegmentWorth;
import clientele.steps.table.worth.SegmentWorthPair;
import java.util.List;

/** Every table of the working set, once. */
public final class Tables {
  private Tables() {}

  public static final Table<SourceFile> SOURCE_FILE = new Table<>("source_file", SourceFile.class);
  public static final Table<RunInput> RUN_INPUT = new Table<>("run_input", RunInput.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<DataMonth> DATA_MONTH = new Table<>("data_month", DataMonth.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<RawLine> TRANSACTION_RAW =
      new Table<>("transaction_raw", RawLine.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<Transaction> TRANSACTION =
      new Table<>("transaction", Transaction.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<RejectedLine> TRANSACTION_REJECTED =
      new Table<>("transaction_rejected", RejectedLine.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<QualityCount> DATA_QUALITY =
      new Table<>("data_quality", QualityCount.class);

  /** Keyed by the lines' own month and its data revision. */
  public static final Table<CustomerOrder> CUSTOMER_ORDER =
      new Table<>("customer_order", CustomerOrder.class);

  /** What is worth knowing of a run's source before its figures are believed. */
  public static final Table<SourceNote> SOURCE_NOTE = new Table<>("source_note", SourceNote.class);

  /** Money and lines of a run's whole window that stand in no segment, or want a look. */
  public static final Table<QualityCount> WINDOW_QUALITY =
      new Table<>("window_quality", QualityCount.class);

  public static final Table<CustomerFeature> CUSTOMER_FEATURE =
      new Table<>("customer_feature", CustomerFeature.class);
  public static final Table<CustomerAttribute> CUSTOMER_ATTRIBUTE =
      new Table<>("customer_attribute", CustomerAttribute.class);
  public static final Table<ProductCategory> PRODUCT_CATEGORY =
      new Table<>("product_category", ProductCategory.class);
  public static final Table<OutcomeModel> OUTCOME_MODEL =
      new Table<>("outcome_model", OutcomeModel.class);
  public static final Table<OutcomeLeaf> OUTCOME_LEAF =
      new Table<>("outcome_leaf", OutcomeLeaf.class);
  public static final Table<OutcomeRule> OUTCOME_RULE =
      new Table<>("outcome_rule", OutcomeRule.class);
  public static final Table<CustomerOutlook> CUSTOMER_OUTLOOK =
      new Table<>("customer_outlook", CustomerOutlook.class);
  public static final Table<CustomerEmbedding> CUSTOMER_EMBEDDING =
      new Table<>("customer_embedding", CustomerEmbedding.class);
  public static final Table<CustomerCluster> CUSTOMER_CLUSTER =
      new Table<>("customer_cluster", CustomerCluster.class);
  public static final Table<ClusterCandidate> CLUSTER_CANDIDATE =
      new Table<>("cluster_candidate", ClusterCandidate.class);
  public static final Table<ClusterGrade> CLUSTER_GRADE =
      new Table<>("cluster_grade", ClusterGrade.class);
  public static final Table<ClusterStability> CLUSTER_STABILITY =
      new Table<>("cluster_stability", ClusterStability.class);
  public static final Table<ClusterJoin> CLUSTER_JOIN =
      new Table<>("cluster_join", ClusterJoin.class);
  public static final Table<MonthVerdict> MONTH_VERDICT =
      new Table<>("month_verdict", MonthVerdict.class);
  public static final Table<CustomerAnomaly> CUSTOMER_ANOMALY =
      new Table<>("customer_anomaly", CustomerAnomaly.class);
  public static final Table<Segment> SEGMENT = new Table<>("segment", Segment.class);
  public static final Table<CustomerSegment> CUSTOMER_SEGMENT =
      new Table<>("customer_segment", CustomerSegment.class);
  public static final Table<SegmentStanding> SEGMENT_STANDING =
      new Table<>("segment_standing", SegmentStanding.class);
  public static final Table<SegmentCluster> SEGMENT_CLUSTER =
      new Table<>("segment_cluster", SegmentCluster.class);
  public static final Table<SegmentModel> SEGMENT_MODEL =
      new Table<>("segment_model", SegmentModel.class);
  public static final Table<SegmentParent> SEGMENT_PARENT =
      new Table<>("segment_parent", SegmentParent.class);
  public static final Table<SegmentModelRule> SEGMENT_MODEL_RULE =
      new Table<>("segment_model_rule", SegmentModelRule.class);
  public static final Table<SegmentJoin> SEGMENT_JOIN =
      new Table<>("segment_join", SegmentJoin.class);
  public static final Table<SegmentEvent> SEGMENT_EVENT =
      new Table<>("segment_event", SegmentEvent.class);
  public static final Table<SegmentTrust> SEGMENT_TRUST =
      new Table<>("segment_trust", SegmentTrust.class);
  public static final Table<SegmentProfile> SEGMENT_PROFILE =
      new Table<>("segment_profile", SegmentProfile.class);
  public static final Table<SegmentFeature> SEGMENT_FEATURE =
      new Table<>("segment_feature", SegmentFeature.class);
  public static final Table<FeatureTest> FEATURE_TEST =
      new Table<>("feature_test", FeatureTest.class);
  public static final Table<SegmentCategory> SEGMENT_CATEGORY =
      new Table<>("segment_category", SegmentCategory.class);
  public static final Table<SegmentProduct> SEGMENT_PRODUCT =
      new Table<>("segment_product", SegmentProduct.class);
  public static final Table<SegmentRule> SEGMENT_RULE =
      new Table<>("segment_rule", SegmentRule.class);
  public static final Table<RuleCondition> RULE_CONDITION =
      new Table<>("rule_condition", RuleCondition.class);
  public static final Table<CustomerExplanation> CUSTOMER_EXPLANATION =
      new Table<>("customer_explanation", CustomerExplanation.class);
  public static final Table<SegmentLever> SEGMENT_LEVER =
      new Table<>("segment_lever", SegmentLever.class);
  public static final Table<LoyaltyCandidate> LOYALTY_CANDIDATE =
      new Table<>("loyalty_candidate", LoyaltyCandidate.class);
  public static final Table<SegmentWorthPair> SEGMENT_WORTH_PAIR =
      new Table<>("segment_worth_pair", SegmentWorthPair.class);
  public static final Table<SegmentWorth> SEGMENT_WORTH =
      new Table<>("segment_worth", SegmentWorth.class);
  public static final Table<LifetimeFitRow> LIFETIME_FIT =
      new Table<>("lifetime_fit", LifetimeFitRow.class);
  public static final Table<CustomerValue> CUSTOMER_VALUE =
      new Table<>("customer_value", CustomerValue.class);
  public static final Table<SegmentValue> SEGMENT_VALUE =
      new Table<>("segment_value", SegmentValue.class);
  public static final Table<ReorderPoint> REORDER_CURVE =
      new Table<>("reorder_curve", ReorderPoint.class);
  public static final Table<ForecastRow> FORECAST = new Table<>("forecast", ForecastRow.class);
  public static final Table<ForecastScore> FORECAST_SCORE =
      new Table<>("forecast_score", ForecastScore.class);
  public static final Table<ChurnModel> CHURN_MODEL = new Table<>("churn_model", ChurnModel.class);
  public static final Table<ChurnBin> CHURN_RELIABILITY =
      new Table<>("churn_reliability", ChurnBin.class);
  public static final Table<CustomerChurn> CUSTOMER_CHURN =
      new Table<>("customer_churn", CustomerChurn.class);
  public static final Table<SegmentChurn> SEGMENT_CHURN =
      new Table<>("segment_churn", SegmentChurn.class);
  public static final Table<GateVerdict> GATE_VERDICT =
      new Table<>("gate_verdict", GateVerdict.class);
  public static final Table<Publication> PUBLICATION =
      new Table<>("publication", Publication.class);

  public static final Table<SegmentMove> SEGMENT_MOVE =
      new Table<>("segment_move", SegmentMove.class);

  /** Written after the publication, as the owner's own checks read what is published. */
  public static final Table<Hypothesis> HYPOTHESIS = new Table<>("hypothesis", Hypothesis.class);

  public static final Table<MailDelivery> MAIL_DELIVERY =
      new Table<>("mail_delivery", MailDelivery.class);

  /** All of them, in the order of a month's work. */
  public static final List<Table<?>> ALL =
      List.of(
          SOURCE_FILE,
          RUN_INPUT,
          DATA_MONTH,
          TRANSACTION_RAW,
          TRANSACTION,
          TRANSACTION_REJECTED,
          DATA_QUALITY,
          CUSTOMER_ORDER,
          SOURCE_NOTE,
          CUSTOMER_ATTRIBUTE,
          PRODUCT_CATEGORY,
          WINDOW_QUALITY,
          CUSTOMER_FEATURE,
          OUTCOME_MODEL,
          OUTCOME_LEAF,
          OUTCOME_RULE,
          CUSTOMER_OUTLOOK,
          CUSTOMER_EMBEDDING,
          CUSTOMER_CLUSTER,
          CLUSTER_CANDIDATE,
          CLUSTER_GRADE,
          CLUSTER_STABILITY,
          CLUSTER_JOIN,
          MONTH_VERDICT,
          CUSTOMER_ANOMALY,
          SEGMENT,
          SEGMENT_STANDING,
          SEGMENT_CLUSTER,
          SEGMENT_MODEL,
          SEGMENT_PARENT,
          SEGMENT_MODEL_RULE,
          SEGMENT_JOIN,
          SEGMENT_EVENT,
          CUSTOMER_SEGMENT,
          SEGMENT_TRUST,
          SEGMENT_PROFILE,
          SEGMENT_FEATURE,
          FEATURE_TEST,
          SEGMENT_CATEGORY,
          SEGMENT_PRODUCT,
          SEGMENT_RULE,
          RULE_CONDITION,
          CUSTOMER_EXPLANATION,
          SEGMENT_LEVER,
          LOYALTY_CANDIDATE,
          SEGMENT_WORTH_PAIR,
          SEGMENT_WORTH,
          LIFETIME_FIT,
          CUSTOMER_VALUE,
          SEGMENT_VALUE,
          REORDER_CURVE,
          CHURN_MODEL,
          CHURN_RELIABILITY,
          CUSTOMER_CHURN,
          SEGMENT_CHURN,
          GATE_VERDICT,
          PUBLICATION,
          FORECAST,
          FORECAST_SCORE,
          SEGMENT_MOVE,
          HYPOTHESIS,
          MAIL_DELIVERY);
}
