package clientele.steps.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** High is a promise about other customers and about the next month, both. */
class TrustWordTest {
  @Test
  void high_takes_a_segment_that_comes_back_and_tells_something() {
    assertThat(TrustWord.of(TrustWord.HIGH, true, true, 10, 10)).isEqualTo("high");
    assertThat(TrustWord.of(Math.nextDown(TrustWord.HIGH), true, true, 10, 10)).isEqualTo("fair");
    assertThat(TrustWord.of(0.99, true, false, 10, 10)).as("tells nothing").isEqualTo("fair");
    assertThat(TrustWord.of(0.99, false, true, 10, 10)).as("on one drawing").isEqualTo("fair");
  }

  @Test
  void what_comes_back_seldom_or_is_small_or_unknown_is_weak() {
    assertThat(TrustWord.of(TrustWord.FAIR, true, true, 10, 10)).isEqualTo("fair");
    assertThat(TrustWord.of(Math.nextDown(TrustWord.FAIR), true, true, 10, 10)).isEqualTo("weak");
    assertThat(TrustWord.of(null, true, true, 10, 10)).isEqualTo("weak");
    assertThat(TrustWord.of(0.99, true, true, 9, 10)).as("of too few customers").isEqualTo("weak");
  }
}
