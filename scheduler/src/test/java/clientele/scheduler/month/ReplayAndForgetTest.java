package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A published month done again, and a person who wants to be forgotten, by the real commands. */
@ExtendWith(PostgresExtension.class)
class ReplayAndForgetTest {
  @TempDir private Path folder;

  @Test
  void a_replay_agrees_byte_for_byte_until_somebody_has_touched_a_table(TestDatabase database)
      throws IOException {
    ClosedShop shop = ClosedShop.of(300, 4);
    shop.close(database, folder);
    String before = everything(database);

    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other,
        Files.readString(folder.resolve("home.yaml"))
            + "pipeline: { seed: 7, cluster: { k: 5, eps: 0.3 } }\n");
    Shell older = run("replay", other, "--month", "2025-11");
    assertThat(older.err()).isEmpty();
    assertThat(older.out()).contains("2025-11/1: all").doesNotContain("DIFFERENT");
    assertThat(older.out()).contains("inputs were not read again: no place of transactions");
    inputsAreHeldAgainstTheSource();
    Shell newest = run("replay", folder.resolve("home.yaml"), "--month", "2025-12");
    assertThat(newest.out()).contains("customer_segment").contains("2025-12/1: all");
    assertThat(newest.code()).isZero();
    assertThat(everything(database)).as("a replay leaves nothing").isEqualTo(before);

    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update clientele.segment_profile set customers = customers + 1"
                        + " where month = '2025-12-01'"));
    Shell touched = run("replay", folder.resolve("home.yaml"), "--month", "2025-12");
    assertThat(touched.code()).isEqualTo(1);
    assertThat(touched.err()).contains("the replay of 2025-12/1 differs [segment_profile]");

    database.jdbi().useHandle(handle -> handle.execute("delete from clientele.transaction_raw"));
    Shell gone = run("replay", folder.resolve("home.yaml"), "--month", "2025-12");
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains("the raw lines of its window are gone");
  }

  @Test
  void a_forgotten_customer_is_nowhere_any_more_and_every_sum_is_what_it_was(TestDatabase database)
      throws IOException {
    ClosedShop.of(300, 4).close(database, folder);
    Path config = folder.resolve("home.yaml");
    String customer =
        one(
            database,
            "select customer_id from bi.customer_segment where month = '2025-12-01'"
                + " and previous_segment_id is not null order by monetary desc limit 1");
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into clientele.transaction_raw (month, revision, file_no, line, rule,"
                      + " column_name, text) values ('2025-12-01', 1, 0, 999999, 'bad_date',"
                      + " 'InvoiceDate', '1,2,x,,1,' || ? || ',UK')",
                  customer);
            });
    Path mail =
        Files.writeString(
            folder.resolve("home/outbox/named.eml"),
            "Subject: news\nContent-Type: text/plain\n\nAsk customer " + customer + ", please.\n");
    assertThat(naming(database, customer)).isNotEmpty();
    Map<String, List<String>> sums = sums(database);

    Shell forgot = run("forget", config, customer);
    assertThat(forgot.err()).isEmpty();
    assertThat(forgot.out())
        .contains("receipt 1:")
        .contains("customer_explanation", "customer_order");

    assertThat(naming(database, customer)).isEmpty();
    assertThat(mail).doesNotExist();
    assertThat(Files.list(folder.resolve("home/outbox"))).hasSize(2);
    assertThat(sums(database)).isEqualTo(sums);
    assertThat(one(database, "select mails::text from clientele.forgotten")).isEqualTo("1");

    Shell revised =
        run("run", config, "--month", "2025-12", "--revise", "again", "--source", source());
    assertThat(revised.err()).isEmpty();
    assertThat(naming(database, customer)).as("read again, and stripped of them").isEmpty();
  }

  private void inputsAreHeldAgainstTheSource() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(source()))) {
      files = found.sorted().toList();
    }
    Path config = folder.resolve("home.yaml");
    Shell same = run("replay", config, "--month", "2025-12", "--source", source());
    assertThat(same.out())
        .contains("input " + files.get(0).getFileName() + "  same")
        .contains("input " + files.get(1).getFileName() + "  same")
        .doesNotContain("CHANGED", "GONE");
    Files.writeString(files.get(0), "\n", StandardOpenOption.APPEND);
    Files.delete(files.get(1));
    Shell other = run("replay", config, "--month", "2025-12", "--source", source());
    assertThat(other.out())
        .contains("input " + files.get(0).getFileName() + "  CHANGED since it was read")
        .contains("input " + files.get(1).getFileName() + "  GONE from the source")
        .contains("2025-12/1: all");
    assertThat(other.code()).as("the kept lines count").isZero();
  }

  /** Everything a dashboard sees that is about no single customer. */
  private static Map<String, List<String>> sums(TestDatabase database) {
    Map<String, List<String>> views = BiDump.of(database.address(), Set.of());
    Set<String> named =
        Set.of("model_customer", "lever_customer", "loyalty_candidate", "next_order");
    views.keySet().removeIf(view -> view.startsWith("customer_") || named.contains(view));
    return views;
  }

  private String source() {
    return folder.resolve("shop/transactions").toString();
  }

  private Shell run(String command, Path config, String... more) {
    ArrayList<Object> words =
        new ArrayList<>(List.of(command, "--config", config, "--home", folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private static String everything(TestDatabase database) {
    return BiDump.of(database.address(), "clientele", Set.of("run_lease.token", "run_lease.holder"))
        .toString();
  }

  /** Every table and view with a row that holds this text as a word. */
  private static List<String> naming(TestDatabase database, String word) {
    Pattern name = Pattern.compile("(?<![\\w.-])" + word + "(?![\\w.-])");
    return List.of("clientele", "bi").stream()
        .flatMap(
            schema ->
                BiDump.of(
                    database.address(),
                    schema,
                    Set.of(
                        "transaction_raw.invoice",
                        "transaction.invoice",
                        "customer_order.invoice",
                        "transaction_raw.line",
                        "transaction.line",
                        "transaction_rejected.line"))
                    .entrySet()
                    .stream())
        .filter(table -> table.getValue().stream().anyMatch(row -> name.matcher(row).find()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String one(TestDatabase database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
