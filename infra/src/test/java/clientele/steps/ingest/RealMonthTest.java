package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.nio.file.Path;
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
    assumeThat(IngestFixture.realData())
        .as("real data at ../shared/data/online-retail/data.csv.gz, or -Dclientele.shared=DIR")
        .isPresent();
    Path file = IngestFixture.realData().orElseThrow();
    IngestFixture shop = IngestFixture.of(database);
    long t0 = System.nanoTime();
    System.out.println(shop.pull("2011-11", 1, IngestFixture.csv(file)));
    long t1 = System.nanoTime();
    System.out.println(shop.filter("2011-11", 1));
    long t2 = System.nanoTime();
    System.out.println(shop.features("2011-11", 1));
    long t3 = System.nanoTime();
    System.out.println((t1 - t0) / 1e9 + " " + (t2 - t1) / 1e9 + " " + (t3 - t2) / 1e9);
    shop.rows(
            "select rule, outcome, sum(rows), sum(revenue) from data_quality group by rule, outcome order by 1")
        .forEach(System.out::println);
    shop.rows(
            "select count(*), sum(frequency), sum(monetary), sum(recency_days), sum(tenure_days), sum(distinct_products), sum(mean_days_between_orders), sum(order_regularity), sum(returns_share), sum(last_quarter_share), sum(weekend_share), sum(season_concentration), sum(recency_score), sum(frequency_score), sum(monetary_score) from customer_feature")
        .forEach(System.out::println);
    assertThat(shop.rows("select lines, taken, elsewhere from source_file"))
        .containsExactly("541909 516384 25525");
  }
}
