package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.table.ClusterJoin;
import org.junit.jupiter.api.Test;

/** Borders that hang on the draw. */
class DrawnBordersTest {
  private final DrawnBorders borders =
      new DrawnBorders(
          new ModelChain(new UmapProjection(UmapParams.DEFAULT, 1), EmbedSettings.DEFAULT, 1), 5);

  @Test
  void the_home_of_a_cluster_holds_most_of_it_or_there_is_none() {
    Labels own = Labels.of(new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, -1});
    Labels other = Labels.of(new int[] {0, 0, 0, 1, 0, 0, 0, 1, 1, -1, -1, 0});
    // labels are numbered by size
    assertThat(DrawnBorders.homes(own, other, 3)).containsExactly(0, -1, 0);
  }

  @Test
  void clusters_that_were_one_in_any_draw_are_joined_also_by_way_of_a_third() {
    int[][] together = new int[8][8];
    together[1][4] = 1;
    together[4][6] = 3;
    assertThat(borders.joins(together))
        .containsExactly(new ClusterJoin(4, 1, 1, 4), new ClusterJoin(6, 1, 1, 4));
    assertThat(borders.joins(new int[8][8])).isEmpty();
  }

  @Test
  void four_clusters_are_left_those_joined_that_were_one_most_often() {
    int[][] together = new int[5][5];
    together[0][1] = 1;
    together[2][3] = 4;
    assertThat(borders.joins(together)).containsExactly(new ClusterJoin(3, 2, 4, 4));
  }
}
