package clientele.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.journal.RunLease;
import clientele.infra.db.warehouse.RecordColumns;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opening, migrating and describing. */
@ExtendWith(PostgresExtension.class)
class DatabaseTest {

  private static List<String> column(Jdbi jdbi, String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  @Test
  void every_row_type_fits_its_table(TestDatabase database) {
    for (Table<?> table : Tables.ALL) {
      assertThat(
              column(
                  database.jdbi(),
                  "select column_name from information_schema.columns where table_schema ="
                      + " 'clientele' and table_name = '%s'".formatted(table.name())))
          .as(table.name())
          .containsAll(RecordColumns.of(table.row()).names())
          .contains("month", "revision");
    }
  }

  @Test
  void features_are_described_in_the_words_of_the_catalogue(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create view bi.customer as select customer_id, frequency from"
                        + " clientele.customer_feature"));
    Database.open(database.address()).close();
    String comments =
        "select col_description('%s'::regclass, ordinal_position) from information_schema.columns"
            + " where table_schema || '.' || table_name = '%s' and column_name = '%s'";
    for (String relation : List.of("clientele.customer_feature", "bi.customer")) {
      assertThat(column(database.jdbi(), comments.formatted(relation, relation, "frequency")))
          .containsExactly(
              "Orders in the window: distinct invoices with a sale, each dated by its first sale."
                  + " Unit: orders.");
    }
    FeatureCatalogue.ALL.forEach(
        feature ->
            assertThat(
                    column(
                        database.jdbi(),
                        comments.formatted(
                            "clientele.customer_feature",
                            "clientele.customer_feature",
                            feature.name())))
                .singleElement()
                .asString()
                .startsWith(feature.meaning()));
  }

  @Test
  void sessions_speak_utc_and_find_tables_without_their_schema(TestDatabase database) {
    assertThat(column(database.jdbi(), "show time zone")).containsExactly("UTC");
    assertThat(column(database.jdbi(), "select count(*)::text from run")).containsExactly("0");
  }

  @Test
  void a_server_that_is_not_there_or_lets_nobody_in_is_named(TestDatabase database) {
    Optional<Secret> password = Optional.of(new Secret("hush"));
    DatabaseAddress nowhere =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/shop?a=hush", "clientele", password);
    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE))
        .hasMessageContaining("clientele at jdbc:postgresql://127.0.0.1:1/shop")
        .hasMessageContaining("Maybe it is not running")
        .hasMessageNotContaining("hush");
    DatabaseAddress stranger = new DatabaseAddress(database.address().url(), "nobody", password);
    assertThatThrownBy(() -> Database.open(stranger))
        .hasMessageContaining("nobody at jdbc:postgresql:")
        .hasMessageContaining("user or password")
        .hasMessageNotContaining("hush");
    DatabaseAddress missing =
        new DatabaseAddress(
            database.address().url().replaceFirst("/test_\\d+", "/shop"),
            database.address().user(),
            database.address().password());
    assertThatThrownBy(() -> Database.open(missing)).hasMessageContaining("yet to be made");
  }

  @Test
  void one_process_at_a_time_may_work_on_a_database(TestDatabase database) {
    RunLease lock = RunLease.tryTake(database.address()).orElseThrow();
    assertThat(lock.held()).isTrue();
    assertThat(RunLease.tryTake(database.address())).isEmpty();
    lock.close();
    assertThat(lock.held()).isFalse();
    RunLease.tryTake(database.address()).orElseThrow().close();
  }
}
