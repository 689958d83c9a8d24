package clientele.steps.core.clustering.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several clusterings agree on. */
class ConsensusTest {
  private final int[] truth = IntStream.range(0, 2000).map(i -> i % 6).toArray();

  @Test
  void equal_clusterings_agree_on_themselves_with_full_membership() {
    Labels labels = Labels.of(truth);
    Agreement agreement = Consensus.DEFAULT.of(List.of(labels, labels, labels));

    assertThat(agreement.labels()).isEqualTo(labels);
    assertThat(agreement.membership(17)).isEqualTo(1);
  }

  @Test
  void the_consensus_of_faulty_clusterings_is_better_than_each() {
    Random random = new Random(3);
    List<Labels> faulty = new ArrayList<>();
    double best = 0;
    for (int c = 0; c < 7; c++) {
      Labels labels = faulty(random, 0.15);
      faulty.add(labels);
      best = Math.max(best, AdjustedRandIndex.of(labels, Labels.of(truth)));
    }
    Agreement agreement = Consensus.DEFAULT.of(faulty);

    assertThat(best).isLessThan(0.8);
    assertThat(AdjustedRandIndex.of(agreement.labels(), Labels.of(truth))).isGreaterThan(0.97);
    assertThat(IntStream.range(0, 2000).mapToDouble(agreement::membership).average().orElseThrow())
        .isBetween(0.5, 0.99);
  }

  @Test
  void whom_all_call_noise_is_noise_and_who_is_noise_once_is_not() {
    int[] a = truth.clone();
    int[] b = truth.clone();
    a[0] = -1;
    b[0] = -1;
    a[1] = -1;
    Agreement agreement = Consensus.DEFAULT.of(List.of(Labels.of(a), Labels.of(b)));

    assertThat(agreement.labels().of(0)).isEqualTo(Labels.NOISE);
    assertThat(agreement.membership(0)).isZero();
    assertThat(agreement.labels().of(1)).isEqualTo(agreement.labels().of(7));
  }

  @Test
  void a_clustering_of_more_weight_prevails() {
    Labels sixes = Labels.of(truth);
    Labels fours = Labels.of(IntStream.range(0, 2000).map(i -> i / 500).toArray());

    assertThat(Consensus.DEFAULT.of(List.of(sixes, fours), new double[] {5, 1}).labels())
        .isEqualTo(sixes);
    assertThat(Consensus.DEFAULT.of(List.of(sixes, fours), new double[] {1, 5}).labels())
        .isEqualTo(fours);
    assertThatThrownBy(() -> Consensus.DEFAULT.of(List.of(sixes), new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_but_noise_stays_noise() {
    Labels noise = Labels.of(new int[] {-1, -1, -1});

    assertThat(Consensus.DEFAULT.of(List.of(noise, noise)).labels()).isEqualTo(noise);
  }

  private Labels faulty(Random random, double share) {
    return Labels.of(
        IntStream.of(truth)
            .map(t -> random.nextDouble() < share ? random.nextInt(6) : t)
            .toArray());
  }
}
