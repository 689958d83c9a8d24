package clientele.infra.db.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Texts of lines that could not be parsed lose whoever was forgotten, however they are written. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class ErasureStoreTest {
  private static final String ANN = "ann.o'brien+shop@x.example";
  private static final RunId MONTH = new RunId(YearMonth.of(2011, 11), 1);

  private static final List<String> NAMING =
      List.of(
          "1,2,x,,1," + ANN + ",UK",
          "1,2,x,,1,\"Ann.O'Brien+Shop@X.example\",UK",
          "ANN.O'BRIEN+SHOP@X.EXAMPLE",
          "1;\uFEFF\uFF21nn.o'brien+shop@x.exam\u00ADple;2");
  private static final List<String> OTHERS =
      List.of("1,2,x,,1,jo" + ANN + ",UK", "1,2,x,,1," + ANN + "s,UK", "1,2,x,,1,17850,UK");

  private static void insert(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("truncate clientele.transaction_raw");
              int line = 0;
              for (List<String> texts : List.of(NAMING, OTHERS)) {
                for (String text : texts) {
                  handle.execute(
                      "insert into clientele.transaction_raw (month, revision, file_no, line, rule,"
                          + " column_name, text) values ('2011-11-01', 1, 0, ?, 'bad_date',"
                          + " 'InvoiceDate', ?)",
                      line++,
                      text);
                }
              }
            });
  }

  private static List<String> texts(TestDatabase database) {
    return strings(database, "select text from clientele.transaction_raw where text <> ''");
  }

  private static List<String> strings(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  @Test
  void an_address_goes_from_every_text_now_and_when_the_lines_are_read_again(
      TestDatabase database) {
    insert(database);
    ErasureStore.Receipt receipt =
        new ErasureStore(database.jdbi()).forget(ANN, 0, List.of("backups: a year", "mails"));
    assertThat(texts(database)).containsExactlyInAnyOrderElementsOf(OTHERS);
    assertThat(receipt.removed()).containsEntry("transaction_raw", (long) NAMING.size());
    assertThat(strings(database, "select remains from clientele.forgotten"))
        .containsExactly("backups: a year\nmails");

    insert(database);
    database
        .jdbi()
        .useHandle(
            handle ->
                database
                    .warehouse()
                    .execute(MONTH, new SqlScript("ingest/unname_forgotten"), Map.of()));
    assertThat(texts(database)).containsExactlyInAnyOrderElementsOf(OTHERS);
  }

  @Test
  void rows_are_gone_from_the_files_of_the_database_if_that_is_wanted(TestDatabase database) {
    insert(database);
    ErasureStore book = new ErasureStore(database.jdbi());
    ErasureStore.Receipt receipt = book.forget(ANN, 0, List.of("files"));
    database.jdbi().useHandle(handle -> handle.execute("checkpoint"));
    assertThat(onDisk(database)).isTrue();

    assertThat(book.clearDisk()).isEmpty();
    assertThat(onDisk(database)).isFalse();
    assertThat(book.restate(receipt, List.of()).removed()).isEqualTo(receipt.removed());
  }

  private static boolean onDisk(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select bool_or(position(convert_to(:id, 'UTF8') in"
                            + " pg_read_binary_file(pg_relation_filepath(oid))) > 0)"
                            + " from pg_class where relnamespace = 'clientele'::regnamespace"
                            + " and relkind in ('r', 'i') and pg_relation_filepath(oid) is not null")
                    .bind("id", "1,2,x,,1," + ANN + ",UK")
                    .mapTo(Boolean.class)
                    .one());
  }
}
