package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.KnownTruth;
import clientele.infra.synthetic.people.CustomerKind;
import clientele.scheduler.shell.ClosedShop;
import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import clientele.steps.features.PointMasses;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well the segments of a month of the synthetic shop agree with the kinds its customers are of,
 * beside the plain way: k-means on recency, frequency and monetary as they are.
 */
@ExtendWith(PostgresExtension.class)
class KnownKindsTest {
  private static final int KINDS = CustomerKind.values().length;

  @TempDir private Path folder;

  @Test
  void segments_agree_with_the_kinds_at_least_twice_as_well_as_k_means_on_raw_figures(
      TestDatabase database) {
    ClosedShop shop = ClosedShop.of(800, 12);
    shop.close(database, folder);
    YearMonth month = shop.plan().lastMonth();

    List<Row> rows = rows(database, month);
    Map<String, CustomerKind> kinds = KnownTruth.kinds(folder.resolve("shop"), month);
    Labels truth =
        Labels.of(rows.stream().mapToInt(row -> kinds.get(row.customer()).ordinal()).toArray());
    Labels segments = Labels.of(rows.stream().mapToInt(Row::segment).toArray());
    Labels kMeans = new KMeans(ClusterCount.of(KINDS), 1).fit(rfm(rows));

    double ours = AdjustedRandIndex.of(segments, truth);
    double plain = AdjustedRandIndex.of(kMeans, truth);
    System.out.printf(
        Locale.ROOT,
        "Adjusted Rand index with the known kinds of %d customers: segments %.3f, k-means on raw"
            + " RFM (k = %d) %.3f%n",
        rows.size(),
        ours,
        KINDS,
        plain);
    assertThat(ours).isGreaterThan(0.40).isGreaterThan(2 * plain);
    assertThat(segments.clusters()).isBetween(5, 12);
    assertThat(PointMasses.of(database, month).values())
        .as("customers are parted by no figure that many of them share")
        .allMatch(share -> share < 0.05);
  }

  /** A customer as a dashboard sees them. */
  private record Row(
      String customer, int segment, double recency, double frequency, double monetary) {}

  private static List<Row> rows(TestDatabase database, YearMonth month) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select customer_id, segment_id, recency_days, frequency, monetary"
                            + " from bi.customer_segment where month = ? order by customer_id collate \"C\"")
                    .bind(0, month.atDay(1))
                    .map(
                        (row, context) ->
                            new Row(
                                row.getString(1),
                                row.getInt(2),
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getDouble(5)))
                    .list());
  }

  private static Matrix rfm(List<Row> rows) {
    List<double[]> figures = new ArrayList<>();
    for (Row row : rows) {
      figures.add(new double[] {row.recency(), row.frequency(), row.monetary()});
    }
    return Matrix.of(figures.toArray(double[][]::new));
  }
}
