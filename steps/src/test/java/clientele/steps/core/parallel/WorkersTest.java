package clientele.steps.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every piece once, whoever does it. */
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void every_number_is_done_once(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(1001);
    try (Workers workers = new Workers(threads)) {
      workers.blocks(
          1001, 7, (from, to) -> IntStream.range(from, to).forEach(done::incrementAndGet));
      workers.each(0, i -> done.incrementAndGet(0));
    }
    assertThat(IntStream.range(0, 1001).map(done::get)).containsOnly(1);
    Workers.blocks(
        threads, 1001, 7, (from, to) -> IntStream.range(from, to).forEach(done::incrementAndGet));
    Workers.each(threads, 1001, done::incrementAndGet);
    assertThat(IntStream.range(0, 1001).map(done::get)).containsOnly(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void a_failure_reaches_the_caller(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(
              () ->
                  workers.each(
                      100,
                      i -> {
                        if (i == 57) {
                          throw new IllegalArgumentException("57");
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("57");
    }
  }

  @Test
  void an_error_of_the_machine_is_not_dressed_up() {
    assertThatThrownBy(
            () ->
                Workers.each(
                    2,
                    100,
                    i -> {
                      throw new OutOfMemoryError("none left");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void no_thread_is_refused() {
    assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("[0]");
  }
}
