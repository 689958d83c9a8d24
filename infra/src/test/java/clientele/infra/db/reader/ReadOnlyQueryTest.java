package clientele.infra.db.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person's query on a real server, as the role of dashboards. */
@ExtendWith(PostgresExtension.class)
class ReadOnlyQueryTest {

  /** Keeps the answer. */
  private static final class Answer implements ReadOnlyQuery.Sink {
    private final List<List<@Nullable String>> lines = new ArrayList<>();

    @Override
    public void columns(List<String> names) {
      lines.add(new ArrayList<>(names));
    }

    @Override
    public void row(List<@Nullable String> values) {
      lines.add(values);
    }
  }

  private static List<List<@Nullable String>> ask(DatabaseAddress address, String query) {
    Answer answer = new Answer();
    new ReadOnlyQuery(address, Duration.ofSeconds(1)).run(query, answer);
    return answer.lines;
  }

  private static void view(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create view bi.month as select date '2011-11-01' as month, 0.10 as share,"
                      + " null::text as remark, timestamptz '2011-11-01 00:00Z' as at,"
                      + " 0.1::float8 as x");
              handle.execute("grant usage on schema bi to bi_reader");
              handle.execute("grant select on bi.month to bi_reader");
            });
  }

  @Test
  void values_come_as_the_server_writes_them_for_owner_and_reader(TestDatabase database) {
    view(database);
    for (DatabaseAddress address : List.of(database.address(), database.readerAddress())) {
      List<List<@Nullable String>> lines =
          ask(address, "select *, current_user as who from bi.month; -- all");
      assertThat(lines.get(0)).containsExactly("month", "share", "remark", "at", "x", "who");
      assertThat(lines.get(1))
          .containsExactly(
              "2011-11-01", "0.10", null, "2011-11-01 00:00:00+00", "0.1", "bi_reader");
    }
  }

  @Test
  void the_working_set_writing_and_endless_queries_are_refused(TestDatabase database) {
    view(database);
    for (DatabaseAddress address : List.of(database.address(), database.readerAddress())) {
      assertThatThrownBy(() -> ask(address, "select * from clientele.run"))
          .hasMessageContaining("may not")
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> ask(address, "create table bi.t (a int)"))
          .isInstanceOfSatisfying(
              StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
      assertThatThrownBy(() -> ask(address, "select 1; drop view bi.month"))
          .hasMessageContaining("more than one statement");
      assertThatThrownBy(() -> ask(address, "select count(*) from generate_series(1, 1e10)"))
          .isInstanceOfSatisfying(
              StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
      assertThatThrownBy(() -> ask(address, "selec 1")).hasMessageContaining("syntax error");
      assertThatThrownBy(() -> ask(address, "set local role none"))
          .hasMessageContaining("not a query");
    }
  }

  @Test
  void an_answer_larger_than_one_piece_comes_whole(TestDatabase database) {
    assertThat(ask(database.readerAddress(), "select * from generate_series(1, 2500)"))
        .hasSize(2501);
  }
}
