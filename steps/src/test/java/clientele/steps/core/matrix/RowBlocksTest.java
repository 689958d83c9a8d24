package clientele.steps.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every row is worked on once, whatever the number of threads. */
class RowBlocksTest {
  @Test
  void every_row_is_visited_once() {
    for (int threads : new int[] {1, 2, 8}) {
      int[] visits = new int[1003];
      RowBlocks.of(visits.length, 10)
          .run(
              threads,
              (block, from, to) -> {
                assertThat(from).isEqualTo(10 * block);
                for (int i = from; i < to; i++) {
                  visits[i]++;
                }
              });

      assertThat(Arrays.stream(visits)).containsOnly(1);
    }
  }

  @Test
  void no_rows_are_no_work() {
    RowBlocks.of(0, 5).run(4, (block, from, to) -> assertThat(block).isNegative());
  }

  @Test
  void a_failure_on_any_thread_reaches_the_caller() {
    assertThatThrownBy(
            () ->
                RowBlocks.of(100, 1)
                    .run(
                        3,
                        (block, from, to) -> {
                          if (from == 57) {
                            throw new IllegalArgumentException("row " + from);
                          }
                        }))
        .hasMessage("row 57");
  }
}
