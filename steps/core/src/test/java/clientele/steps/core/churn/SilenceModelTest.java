package clientele.steps.core.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chances of drawn customers whose true chance is known. */
class SilenceModelTest {
  private static final int CUSTOMERS = 600;
  private static final int MONTHS = 6;

  @Test
  void true_chances_are_found_calibrated_and_told() {
    OutcomePanel panel = panel(0);
    SilenceModel.Foreseen foreseen = new SilenceModel(panel, new int[0], 7, 2).of(panel.features());

    Reliability record = foreseen.record().orElseThrow();
    assertThat(foreseen.told()).isTrue();
    assertThat(foreseen.asked()).isEqualTo(MONTHS - 1);
    assertThat(record.auc()).isBetween(.72, .82);
    assertThat(record.excess()).isLessThan(.03);
    assertThat(record.bins().stream().mapToInt(Reliability.Bin::customers).sum())
        .isEqualTo((MONTHS - 1) * CUSTOMERS);
    double off = 0;
    for (int i = 0; i < panel.rows(); i++) {
      off += Math.abs(foreseen.chances()[i] - truth(panel.features().row(i))) / panel.rows();
    }
    assertThat(off).isLessThan(.06);
  }

  @Test
  void chances_that_do_not_come_true_are_not_told() {
    SilenceModel.Foreseen foreseen =
        new SilenceModel(panel(1.5), new int[0], 7, 2).of(panel(0).features());

    assertThat(foreseen.record().orElseThrow().excess()).isGreaterThan(.03);
    assertThat(foreseen.told()).isFalse();
  }

  @Test
  void threads_change_no_bit_and_a_later_month_no_record() {
    OutcomePanel panel = panel(0);
    SilenceModel.Foreseen one = new SilenceModel(panel, new int[] {0}, 7, 1).of(panel.features());
    SilenceModel.Foreseen three = new SilenceModel(panel, new int[] {0}, 7, 3).of(panel.features());

    assertThat(one.chances()).isEqualTo(three.chances());
    assertThat(one.record()).isEqualTo(three.record());
  }

  @Test
  void two_month_ends_are_too_few_for_a_record() {
    OutcomePanel panel = panel(0);
    int[] first = IntStream.range(0, panel.rows()).filter(i -> panel.month()[i] < 2).toArray();

    SilenceModel.Foreseen foreseen =
        new SilenceModel(panel.upTo(first, 2), new int[0], 7, 1).of(panel.features());

    assertThat(foreseen.record()).isEmpty();
    assertThat(foreseen.told()).isFalse();
  }

  @Test
  void contributions_name_the_figure_that_matters() {
    OutcomePanel panel = panel(0);
    double[][] added =
        new SilenceModel(panel, new int[0], 7, 1).of(panel.features()).contributions();

    double first = 0;
    double second = 0;
    for (double[] row : added) {
      first += Math.abs(row[0]);
      second += Math.abs(row[1]);
    }
    assertThat(first).isGreaterThan(5 * second);
  }

  @Test
  void the_area_under_the_curve_counts_pairs() {
    double[] chances = {.1, .4, .4, .8};
    assertThat(Reliability.auc(chances, new double[] {0, 0, 1, 1})).isCloseTo(.875, within(1e-12));
    assertThat(Reliability.auc(chances, new double[] {1, 1, 1, 1})).isEqualTo(.5);
  }

  @Test
  void calibration_moves_chances_to_what_came() {
    SplittableRandom random = new SplittableRandom(1);
    double[] told = new double[4000];
    double[] came = new double[told.length];
    double[] weights = new double[told.length];
    for (int i = 0; i < told.length; i++) {
      told[i] = random.nextDouble();
      came[i] = random.nextDouble() < Logistic.sigmoid(.5 * Logistic.logit(told[i]) + 1) ? 1 : 0;
      weights[i] = 1;
    }
    Calibration found = Calibration.of(told, came, weights);
    assertThat(found.slope()).isCloseTo(.5, within(.1));
    assertThat(found.constant()).isCloseTo(1, within(.15));
  }

  private static double truth(double[] figures) {
    return Logistic.sigmoid(.5 + 1.3 * figures[0]);
  }

  /** The first figure matters, the second does not; a shift turns every second month over. */
  private static OutcomePanel panel(double shift) {
    SplittableRandom random = new SplittableRandom(3);
    List<String> ids = IntStream.range(0, CUSTOMERS).mapToObj(i -> "c%04d".formatted(i)).toList();
    int n = CUSTOMERS * MONTHS;
    double[] features = new double[2 * n];
    int[] customer = new int[n];
    int[] month = new int[n];
    double[] orders = new double[n];
    for (int i = 0; i < n; i++) {
      customer[i] = i / MONTHS;
      month[i] = i % MONTHS;
      features[2 * i] = random.nextGaussian();
      features[2 * i + 1] = random.nextGaussian();
      double[] figures = {features[2 * i], features[2 * i + 1]};
      double turn = month[i] % 2 == 0 ? shift : -shift;
      double silent = Logistic.sigmoid(Logistic.logit(truth(figures)) + turn);
      orders[i] = random.nextDouble() < silent ? 0 : 1;
    }
    return new OutcomePanel(
        new ArrayList<>(List.of("first", "second")),
        Matrix.of(n, 2, features),
        ids,
        customer,
        MONTHS,
        month,
        orders,
        orders.clone());
  }
}
