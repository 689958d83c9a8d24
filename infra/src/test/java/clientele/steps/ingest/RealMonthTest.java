package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepResult;
import clientele.steps.features.PointMasses;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * November 2011 of the real Online Retail data, every row accounted for. The figures come from
 * {@code src/test/reference/online_retail_counts.py}, which shares nothing with the program.
 */
@ExtendWith(PostgresExtension.class)
class RealMonthTest {

  @Test
  void every_row_of_the_window_of_november_2011_is_accounted_for(TestDatabase database) {
    Path file = data();
    IngestFixture shop = IngestFixture.of(database);
    StepResult pulled = shop.pull("2011-11", 1, IngestFixture.csv(file));
    assertThat(pulled.metrics())
        .containsEntry("lines_read", 541_909.0)
        .containsEntry("lines_taken", 516_384.0)
        .containsEntry("unparseable", 0.0)
        .containsEntry("months_pulled", 12.0);

    assertThat(shop.filter("2011-11", 1).rowsWritten()).isEqualTo(516_384);
    assertThat(
            shop.rows(
                "select rule, outcome, sum(rows), sum(revenue) from data_quality"
                    + " group by rule, outcome having sum(rows) > 0 order by rule"))
        .containsExactly(
            "cancelled counted 8190 -222275.0200000",
            "exact_duplicate counted 4941 20219.4400000",
            "kept kept 387283 7947544.3500000",
            "missing_customer rejected 127216 1356520.4900000",
            "no_product rejected 1848 10015.0840000",
            "price_floor rejected 33 0.0000000",
            "quantity_pair rejected 4 0.0000000");

    assertThat(shop.features("2011-11", 1).rowsWritten()).isEqualTo(4292);
    assertThat(
            shop.rows(
                "select sum(frequency), sum(monetary), sum(recency_days), sum(tenure_days),"
                    + " sum(distinct_products), round(sum(average_order_value), 2),"
                    + " round(sum(items_per_order), 2), round(sum(mean_days_between_orders), 2),"
                    + " round(sum(order_regularity), 2), round(sum(returns_share), 2),"
                    + " round(sum(last_quarter_share), 2), round(sum(weekend_share), 2),"
                    + " round(sum(season_concentration), 2), round(sum(overdue), 2), sum(recency_score),"
                    + " sum(frequency_score), sum(monetary_score) from customer_feature"))
        .containsExactly(
            "17625 7951464.3800000 388893 926643 257740 1632855.34 988050.76 763802.91 1216.38"
                + " 86.64 1762.33 554.71 2662.74 14481.07 12914 11226 12876");
    sharesNoFigure(database);
    assertThat(SameRules.ofMonth(shop, new RunId(YearMonth.of(2011, 11), 1))).isEqualTo(4292);
  }

  private static Path data() {
    assumeThat(IngestFixture.realData())
        .as("real data at ../shared/data/online-retail/data.csv.gz, or -Dclientele.shared=DIR")
        .isPresent();
    return IngestFixture.realData().orElseThrow();
  }

  private static void sharesNoFigure(TestDatabase database) {
    assertThat(PointMasses.of(database, YearMonth.of(2011, 11)).values())
        .as("customers are parted by no figure that many of them share")
        .allMatch(share -> share < 0.05);
  }
}
