package clientele.steps.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
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
  void a_caller_that_is_interrupted_gives_the_work_up(int threads) {
    AtomicInteger done = new AtomicInteger();
    Thread.currentThread().interrupt();
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(() -> workers.each(1_000_000_000, i -> done.incrementAndGet()))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(
              () -> workers.rounds(1_000_000_000, r -> 8, (r, a, b) -> done.incrementAndGet()))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(Thread.interrupted()).as("and whoever called it sees why").isTrue();
    assertThat(done.get()).isLessThan(1_000_000_000);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void no_round_begins_before_the_last_is_over(int threads) {
    int[] sums = new int[40];
    int[] next = new int[40];
    try (Workers workers = new Workers(threads)) {
      // each number becomes the sum of all of the round before: any haste shows
      workers.rounds(
          12,
          round -> 40,
          (round, from, to) -> {
            int[] read = round % 2 == 0 ? sums : next;
            int[] write = round % 2 == 0 ? next : sums;
            int total = Arrays.stream(read).sum();
            IntStream.range(from, to).forEach(i -> write[i] = (total + i) % 1009);
          });
    }
    int[] expected = new int[40];
    for (int round = 0; round < 12; round++) {
      int total = Arrays.stream(expected).sum();
      expected = IntStream.range(0, 40).map(i -> (total + i) % 1009).toArray();
    }
    assertThat(sums).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void a_failure_ends_all_rounds(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(
              () ->
                  workers.rounds(
                      1000,
                      round -> 16,
                      (round, from, to) -> {
                        if (round == 3 && from == 0) {
                          throw new IllegalArgumentException("third");
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("third");
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
