package clientele.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.local.ServerChoice.Wish;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The tests' own servers are chosen by what runs, and the choice is said. */
class ServerChoiceTest {
  private static final Supplier<TestServer> CONTAINER = () -> new Named("a container");
  private static final Supplier<TestServer> OWN = () -> new Named("one of our own");
  private static final Supplier<TestServer> BROKEN =
      () -> {
        throw new IllegalStateException("no such image");
      };

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private record Named(String name) implements TestServer {
    @Override
    public void close() {}
  }

  @Test
  void where_an_engine_answers_the_container_is_used_and_said() {
    assertThat(start(Wish.AUTO, () -> true, CONTAINER))
        .isEqualTo("tests use for database: a container (a container engine answers)");
  }

  @Test
  void without_an_engine_the_own_server_is_used_and_said() {
    assertThat(start(Wish.AUTO, () -> false, BROKEN))
        .isEqualTo("tests use for database: one of our own (no container engine answers)");
  }

  @Test
  void a_container_that_does_not_start_is_replaced_and_its_reason_said() {
    assertThat(start(Wish.AUTO, () -> true, BROKEN))
        .contains("one of our own")
        .contains("does not start: no such image");
  }

  @Test
  void an_engine_that_cannot_even_be_asked_is_like_none() {
    BooleanSupplier failing =
        () -> {
          throw new IllegalStateException("permission denied");
        };
    assertThat(start(Wish.AUTO, failing, CONTAINER))
        .contains("one of our own")
        .contains("permission denied");
  }

  @Test
  void whoever_asks_for_containers_gets_one_or_an_error() {
    assertThat(start(Wish.CONTAINERS, () -> false, CONTAINER)).contains("a container (");
    assertThatThrownBy(() -> start(Wish.CONTAINERS, () -> true, BROKEN))
        .hasMessage("no such image");
  }

  @Test
  void whoever_asks_for_own_servers_does_not_wake_the_engine() {
    BooleanSupplier engine =
        () -> {
          throw new AssertionError("asked");
        };
    assertThat(start(Wish.OWN, engine, BROKEN)).contains("one of our own (");
  }

  @Test
  void a_wish_is_read_in_any_case_and_a_wrong_one_refused() {
    assertThat(Wish.of(Optional.empty())).isEqualTo(Wish.AUTO);
    assertThat(Wish.of(Optional.of("containers"))).isEqualTo(Wish.CONTAINERS);
    assertThatThrownBy(() -> Wish.of(Optional.of("docker")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String start(Wish wish, BooleanSupplier engine, Supplier<TestServer> container) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    new ServerChoice(wish, engine, out).start("database", container, OWN);
    return said.toString(StandardCharsets.UTF_8).strip();
  }
}
