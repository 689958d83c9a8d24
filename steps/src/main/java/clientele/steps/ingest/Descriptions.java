package clientele.steps.ingest;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.TransactionSource;
import clientele.steps.port.Warehouse;
import clientele.steps.table.CustomerAttribute;
import clientele.steps.table.ProductCategory;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes down what the shop tells of its customers and products, a run at a time. Who was forgotten
 * is not told again.
 */
final class Descriptions {
  private static final SqlScript DROP_FORGOTTEN = new SqlScript("ingest/drop_forgotten_attributes");

  private Descriptions() {}

  static void write(RunId run, TransactionSource source, Warehouse warehouse) {
    warehouse.replace(run, Tables.CUSTOMER_ATTRIBUTE, List.of());
    List<ProductCategory> products = new ArrayList<>();
    warehouse.stream(
        Set.of(run),
        Tables.CUSTOMER_ATTRIBUTE,
        writer ->
            source.describe(
                (CustomerAttribute customer) -> writer.write(run, customer), products::add));
    warehouse.replace(run, Tables.PRODUCT_CATEGORY, products);
    warehouse.execute(run, DROP_FORGOTTEN, Map.of());
  }
}
