package clientele.steps.value;

import clientele.steps.core.value.Histories;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A shop's customers as far as a month, and their histories in days.
 *
 * @param rows by customer id
 * @param histories in the order of the rows
 */
record Customers(List<PurchaseDays> rows, Histories histories) {
  private static final SqlScript PURCHASES = new SqlScript("value/purchase_days");
  private static final SqlScript SINCE = new SqlScript("value/held_since");

  static Customers read(Warehouse warehouse, RunId run, YearMonth asOf) {
    List<PurchaseDays> rows =
        warehouse.query(run, PURCHASES, Map.of("as_of", asOf.atDay(1)), PurchaseDays.class);
    return new Customers(
        rows,
        Histories.of(
            rows.stream().mapToInt(row -> row.purchaseDays() - 1).toArray(),
            rows.stream().mapToDouble(PurchaseDays::spanDays).toArray(),
            rows.stream().mapToDouble(PurchaseDays::observedDays).toArray()));
  }

  /** The first month of lines that a run looks back to. */
  static YearMonth since(Warehouse warehouse, RunId run) {
    return YearMonth.from(warehouse.query(run, SINCE, Map.of(), Since.class).get(0).firstMonth());
  }

  /**
   * The first month of lines.
   *
   * @param firstMonth its first day
   */
  record Since(LocalDate firstMonth) {}
}
