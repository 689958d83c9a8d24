package clientele.steps.core.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Labels are canonical. */
class LabelsTest {
  @Test
  void clusters_are_numbered_by_falling_size_then_first_member() {
    Labels labels = Labels.of(new int[] {7, 3, 3, 9, 9, -4, 7, 9});

    assertThat(labels.toArray()).containsExactly(1, 2, 2, 0, 0, -1, 1, 0);
    assertThat(labels.clusters()).isEqualTo(3);
    assertThat(labels.noise()).isEqualTo(1);
    assertThat(labels.size(0)).isEqualTo(3);
    assertThat(labels.size(Labels.NOISE)).isEqualTo(1);
    assertThat(labels.members(1)).containsExactly(0, 6);
  }

  @Test
  void no_points_and_only_noise_are_clusterings_too() {
    assertThat(Labels.of(new int[0]).clusters()).isZero();
    assertThat(Labels.of(new int[] {-1, -2}).noise()).isEqualTo(2);
  }

  @Test
  void small_clusters_can_be_made_noise() {
    assertThat(Labels.of(new int[] {0, 0, 1, 2, 2}).dropBelow(2))
        .isEqualTo(Labels.of(new int[] {0, 0, -1, 2, 2}));
  }

  @Test
  void labels_of_some_points_are_numbered_afresh() {
    assertThat(Labels.of(new int[] {0, 0, 0, 1, 1, -1}).points(new int[] {0, 3, 4, 5}).toArray())
        .containsExactly(1, 0, 0, -1);
  }

  @Property
  void renaming_clusters_changes_nothing(
      @ForAll @Size(max = 30) List<@IntRange(min = -1, max = 6) Integer> values) {
    int[] raw = values.stream().mapToInt(v -> v).toArray();
    int[] renamed = raw.clone();
    for (int i = 0; i < raw.length; i++) {
      renamed[i] = raw[i] < 0 ? -1 : 2_000_000_000 - 3 * raw[i];
    }

    assertThat(Labels.of(renamed)).isEqualTo(Labels.of(raw)).hasSameHashCodeAs(Labels.of(raw));
    assertThat(Labels.of(Labels.of(raw).toArray())).isEqualTo(Labels.of(raw));
  }
}
