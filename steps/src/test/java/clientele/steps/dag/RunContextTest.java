package clientele.steps.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Holds the random streams to what they may depend on. */
class RunContextTest {
  private static RunContext context(String month, int revision, long seed) {
    return new RunContext(new RunId(YearMonth.parse(month), revision), 1, seed, Instant.EPOCH);
  }

  @Test
  void a_stream_depends_on_seed_month_and_name_alone() {
    long first = context("2011-11", 1, 42).random("trees").nextLong();

    assertThat(context("2011-11", 2, 42).random("trees").nextLong()).isEqualTo(first);
    assertThat(context("2011-11", 1, 43).random("trees").nextLong()).isNotEqualTo(first);
    assertThat(context("2011-10", 1, 42).random("trees").nextLong()).isNotEqualTo(first);
    assertThat(context("2011-11", 1, 42).random("umap").nextLong()).isNotEqualTo(first);
  }

  @Test
  void the_streams_are_the_same_on_every_machine() {
    assertThat(context("2011-11", 1, 42).seed("trees")).isEqualTo(SEED_OF_TREES);
  }

  /** Written down once; a change of the derivation would change every published figure. */
  private static final long SEED_OF_TREES = 6461895444402465943L;
}
