package clientele.steps.ingest;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.DoubtSettings;
import clientele.steps.settings.DoubtSettings.CancelledPositive;
import clientele.steps.table.Tables;
import clientele.steps.table.line.QualityCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Lines that may not mean what they say: what the statements are told, and what stops a month. */
final class DoubtRules {
  /** Share of a month's lines, or of its money, above which positive cancellations are no slip. */
  private static final double SLIPS = 0.01;

  private static final SqlScript WHERE = new SqlScript("ingest/first_rejected");

  private DoubtRules() {}

  /** Where a rule's first line of a month stands. */
  public record FirstLine(String name, long line) {}

  static Map<String, Object> parameters(DoubtSettings doubt) {
    boolean any = !doubt.cancelledInvoice().isEmpty();
    return Map.of(
        "cancelled_invoice", doubt.cancelledInvoice(),
        "cancelled_begin", doubt.cancelledBegin(),
        "reject_positive", any && doubt.cancelledPositive() == CancelledPositive.REJECT,
        "credit_positive", any && doubt.cancelledPositive() == CancelledPositive.CREDIT,
        "drop_implausible", doubt.dropImplausible(),
        "drop_file_copies", doubt.dropFileCopies());
  }

  /**
   * Makes sure that cancellations are cancellations.
   *
   * @throws StepException QUALITY_GATE if more than a few of a month's cancelled lines bring money
   */
  static void check(Warehouse warehouse, RunId run, List<RunId> months) {
    for (RunId month : months) {
      List<QualityCount> rules = warehouse.rows(month, Tables.DATA_QUALITY);
      long lines = 0;
      BigDecimal money = BigDecimal.ZERO;
      for (QualityCount rule : rules) {
        boolean counted = rule.outcome().equals("counted");
        lines += counted ? 0 : rule.rows();
        money = counted ? money : money.add(rule.revenue().abs());
      }
      for (QualityCount rule : rules) {
        if (rule.rule().equals("cancelled_positive")
            && (rule.rows() > SLIPS * lines
                || rule.revenue().doubleValue() > SLIPS * money.doubleValue())) {
          throw stopped(warehouse, run, month, rule);
        }
      }
    }
  }

  private static StepException stopped(
      Warehouse warehouse, RunId run, RunId month, QualityCount rule) {
    Map<String, Object> asked =
        Map.of(
            "data_month",
            month.month().atDay(1),
            "data_revision",
            month.revision(),
            "rule",
            rule.rule());
    String first =
        warehouse.query(run, WHERE, asked, FirstLine.class).stream()
            .findFirst()
            .map(at -> "; the first is %s line %d".formatted(at.name(), at.line()))
            .orElse("");
    return new StepException(
        ErrorCode.QUALITY_GATE,
        ("cancelled invoices bring money [cancelled_positive: %d lines, %s in %s]%s. Maybe these"
                + " numbers are no cancellations: set pipeline.filter.cancelled-invoice (none for"
                + " none); or credit notes bear no sign: set pipeline.filter.cancelled-positive to"
                + " credit.")
            .formatted(
                rule.rows(),
                rule.revenue().stripTrailingZeros().toPlainString(),
                month.month(),
                first));
  }
}
