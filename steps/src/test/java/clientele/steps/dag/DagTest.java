package clientele.steps.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.table.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Derives the order of steps and refuses graphs that make no sense. */
class DagTest {
  private record Row(String id) {}

  private static final Table<Row> RAW = new Table<>("raw", Row.class);
  private static final Table<Row> CLEAN = new Table<>("clean", Row.class);
  private static final Table<Row> FEATURE = new Table<>("feature", Row.class);

  private record Fixed(String name, Set<Table<?>> reads, Set<Table<?>> writes) implements Step {
    @Override
    public StepResult run(RunContext run) {
      return StepResult.of(0);
    }
  }

  private static final Step PULL = new Fixed("pull", Set.of(), Set.of(RAW));
  private static final Step FILTER = new Fixed("filter", Set.of(RAW), Set.of(CLEAN));
  private static final Step BUILD = new Fixed("build", Set.of(CLEAN, RAW), Set.of(FEATURE));

  @Test
  void steps_come_after_the_steps_they_read_from_however_they_are_listed() {
    Dag dag = Dag.of(List.of(BUILD, FILTER, PULL));

    assertThat(dag.inOrder()).containsExactly(PULL, FILTER, BUILD);
    assertThat(dag.upstreamOf(BUILD)).containsExactlyInAnyOrder(PULL, FILTER);
    assertThat(dag.readsFrom(BUILD)).containsExactlyInAnyOrder(PULL, FILTER);
    assertThat(dag.upstreamOf(PULL)).isEmpty();
  }

  @Test
  void two_writers_of_one_table_are_refused_by_name() {
    Step other = new Fixed("other", Set.of(), Set.of(RAW));

    assertThatThrownBy(() -> Dag.of(List.of(PULL, other)))
        .hasMessage("two steps write one table [raw: pull and other]");
  }

  @Test
  void a_table_that_nobody_writes_is_refused() {
    assertThatThrownBy(() -> Dag.of(List.of(FILTER)))
        .hasMessage("nobody writes a table that is read [raw by filter]");
  }

  @Test
  void two_steps_of_one_name_are_refused() {
    Step twin = new Fixed("pull", Set.of(), Set.of(CLEAN));

    assertThatThrownBy(() -> Dag.of(List.of(PULL, twin)))
        .hasMessage("two steps bear one name [pull]");
  }

  @Test
  void a_circle_is_refused_with_its_steps() {
    Step there = new Fixed("there", Set.of(RAW), Set.of(CLEAN));
    Step back = new Fixed("back", Set.of(CLEAN), Set.of(RAW));

    assertThatThrownBy(() -> Dag.of(List.of(there, back)))
        .hasMessage("steps read each other's tables in a circle [there, back]");
  }
}
