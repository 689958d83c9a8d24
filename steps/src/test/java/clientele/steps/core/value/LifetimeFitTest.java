package clientele.steps.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lifetime models' fits meet published values, known truth and their own definition. */
@Timeout(60)
class LifetimeFitTest {
  private static final LifetimeFitter PLAIN = new LifetimeFitter(WeakPrior.NONE, 2);

  @Test
  void cdnow_has_the_published_parameters() throws IOException {
    Histories cdnow = Cdnow.read();

    LifetimeFit bg = PLAIN.fit(LifetimeModel.BG_NBD, cdnow);
    assertThat(bg.logLikelihood()).isCloseTo(-9582.4256, within(1e-3));
    assertParameters(bg, .242593, 4.41353, .792886, 2.42575);

    LifetimeFit mbg = PLAIN.fit(LifetimeModel.MBG_NBD, cdnow);
    assertThat(mbg.logLikelihood()).isCloseTo(-9582.1327, within(1e-3));
    assertParameters(mbg, .524838, 6.18299, .891356, 1.61400);

    LifetimeFit nbd = PLAIN.fit(LifetimeModel.NBD, cdnow);
    assertThat(nbd.logLikelihood()).isCloseTo(-9763.6602, within(1e-3));
    assertThat(2 * (bg.logLikelihood() - nbd.logLikelihood())).isCloseTo(362, within(.6));
    assertThat(bg.standardErrors()[0]).isCloseTo(.0126, within(5e-4));
  }

  private static void assertParameters(LifetimeFit fit, double... expected) {
    assertThat(fit.converged()).isTrue();
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.parameters()[i] / expected[i]).isCloseTo(1, within(1e-4));
    }
  }
}
