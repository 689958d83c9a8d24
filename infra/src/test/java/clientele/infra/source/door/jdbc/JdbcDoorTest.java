package clientele.infra.source.door.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.door.ToldLines;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real database is asked by a SELECT, and changes by it in nothing. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class JdbcDoorTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 4);
  private static final String USUAL =
      "select made as ordered_at, mail as customer_id, amount, state from orders"
          + " where made >= :from and made < :to order by 1";

  private static void orders(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create table public.orders (made timestamp, mail text, amount numeric(10, 2), state"
                        + " text); insert into public.orders values ('2025-03-31 23:59', 'x', 1, 'paid'),"
                        + " ('2025-04-01 00:00', 'a', 12.50, 'paid'), ('2025-04-30 23:59:59', 'b',"
                        + " -2.5, null), ('2025-05-01 00:00', 'x', 1, 'paid')"));
  }

  private static JdbcDoor door(TestDatabase database, String query) {
    return new JdbcDoor(
        new DoorConfig.Jdbc(
            database.address().url(),
            Optional.of(database.address().user()),
            database.address().password(),
            query,
            2,
            Optional.empty()),
        ZoneId.of("Europe/Berlin"));
  }

  private static ToldLines told(TestDatabase database, String query) {
    ToldLines lines = new ToldLines();
    door(database, query).ask(MONTH, MONTH, lines);
    return lines;
  }

  @Test
  void rows_of_the_month_by_the_names_of_their_columns(TestDatabase database) {
    orders(database);
    ToldLines told = told(database, USUAL);
    assertThat(told.columns())
        .containsExactly(CsvColumn.CUSTOMER_ID, CsvColumn.AMOUNT, CsvColumn.STATE);
    assertThat(told.lines())
        .containsExactly("2025-04-01T00:00    12.50 a paid", "2025-04-30T23:59:59    -2.50 b");
  }

  @Test
  void moments_are_told_by_the_shop_s_clock_and_numbers_without_an_exponent(TestDatabase database) {
    assertThat(
            told(
                    database,
                    "select timestamptz '2025-04-30 22:30:00Z' as ordered_at, 7 as customer_id,"
                        + " 12345678.5::float8 as \"AMOUNT\"")
                .lines())
        .containsExactly("2025-05-01T00:30    12345678.5 7");
    assertThat(
            told(
                    database,
                    "select date '2025-04-30' as ordered_at, ':from' as customer_id, 2 as"
                        + " quantity, 1e-3::numeric as unit_price")
                .lines())
        .containsExactly("2025-04-30T00:00   2  :from");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1 as a | USAGE | yields no such column [ordered_at]
          select now() as ordered_at, 1 as customer_id | USAGE | yields no such column [quantity]
          select 'x' as ordered_at, 1 as customer_id, 2 as amount | USAGE | is no date
          select null::date as ordered_at, 1 as customer_id, 2 as amount | BAD_INPUT | a row has no date [row 1
          select nothing from orders | USAGE | column "nothing" does not exist
          select ordered_at frm orders | USAGE | mend source.jdbc.query
          select now() as ordered_at, mail::int as customer_id, 1 as amount from orders | BAD_INPUT | 22P02
          select now() as ordered_at, nextval('s') as customer_id, 1 as amount | USAGE | would change something
          """)
  void what_is_wrong_is_named(String query, ErrorCode code, String words, TestDatabase database) {
    orders(database);
    database.jdbi().useHandle(handle -> handle.execute("create sequence public.s"));
    assertThatThrownBy(() -> told(database, query))
        .isInstanceOfSatisfying(StepException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  @Test
  void nothing_is_written_and_no_value_is_quoted(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create table public.orders (mail text); insert into public.orders values ('Erika"
                        + " Mustermann'); create function public.write() returns int language sql as"
                        + " 'delete from public.orders returning 1'"));
    assertThatThrownBy(
            () ->
                told(
                    database,
                    "select now() as ordered_at, mail::int as customer_id, 1 as amount from"
                        + " orders"))
        .hasMessageNotContaining("Erika");
    assertThatThrownBy(
            () -> told(database, "select now() as ordered_at, write() as customer_id, 1 as amount"))
        .hasMessageContaining("would change something");
    int rows =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("select count(*) from public.orders").mapTo(Integer.class).one());
    assertThat(rows).isOne();
  }

  @Test
  void a_wrong_password_is_never_told_nor_a_driver_that_is_not_there(TestDatabase database) {
    DoorConfig.Jdbc wrong =
        new DoorConfig.Jdbc(
            database.address().url(),
            Optional.of("nobody_hush"),
            Optional.of(new Secret("hush")),
            USUAL,
            1,
            Optional.empty());
    assertThatThrownBy(
            () -> new JdbcDoor(wrong, ZoneId.of("UTC")).ask(MONTH, MONTH, new ToldLines()))
        .isInstanceOf(StepException.class)
        .hasMessageNotContaining("hush");
    DoorConfig.Jdbc other =
        new DoorConfig.Jdbc(
            "jdbc:mysql://h/d", Optional.empty(), Optional.empty(), USUAL, 1, Optional.empty());
    assertThatThrownBy(
            () -> new JdbcDoor(other, ZoneId.of("UTC")).ask(MONTH, MONTH, new ToldLines()))
        .hasMessageContaining("source.jdbc.drivers");
  }

  @Test
  void months_are_named_outside_of_texts_and_comments_alone() {
    assertThat(NamedQuery.of("select ':from', \":to\", a::date from t -- :from\nwhere b >= :from"))
        .isEqualTo(
            new NamedQuery(
                "select ':from', \":to\", a::date from t -- :from\nwhere b >= ?", List.of("from")));
  }
}
