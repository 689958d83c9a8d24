package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.table.cluster.ClusterJoin;
import java.util.List;
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
  void clusters_that_were_one_in_most_draws_are_joined_also_by_way_of_a_third() {
    int[][] together = new int[8][8];
    together[1][4] = 3;
    together[4][6] = 4;
    together[0][2] = 2;
    assertThat(borders.joins(together, new boolean[8]))
        .containsExactly(new ClusterJoin(4, 1, 3, 4), new ClusterJoin(6, 1, 3, 4));
    assertThat(borders.joins(new int[8][8], new boolean[8])).isEmpty();
    boolean[] small = new boolean[8];
    small[2] = true;
    assertThat(borders.joins(together, small))
        .as("a small one must be found by every draw")
        .contains(new ClusterJoin(2, 0, 2, 4));
  }

  @Test
  void four_clusters_are_left_those_joined_that_were_one_most_often() {
    int[][] together = new int[5][5];
    together[0][1] = 3;
    together[2][3] = 4;
    assertThat(borders.joins(together, new boolean[5]))
        .containsExactly(new ClusterJoin(3, 2, 4, 4));
  }

  @Test
  void a_cluster_is_as_sure_as_the_draws_that_find_it() {
    Labels own = Labels.of(new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2});
    Labels same = own;
    Labels halved = Labels.of(new int[] {0, 0, 3, 3, 1, 1, 1, 2, 2});
    assertThat(DrawnBorders.found(own, List.of(same, halved), List.of(), 3))
        .containsExactly(.75, 1.0, 1.0);
    Labels joined = Labels.of(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 1});
    List<ClusterJoin> join = List.of(new ClusterJoin(2, 1, 4, 4));
    assertThat(DrawnBorders.found(own, List.of(joined), join, 3))
        .as("with those it counts with")
        .containsExactly(1.0, 1.0, 1.0);
    assertThat(DrawnBorders.found(own, List.of(), List.of(), 3)).containsOnly(1.0);
  }
}
