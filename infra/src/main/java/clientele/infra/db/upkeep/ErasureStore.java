package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Removes a customer from every table. Sums of published months stay as they are: they stand in
 * tables of segments, and what moves and revenue bridge need is kept without a name.
 */
public final class ErasureStore {
  private static final Pattern SIGN = Pattern.compile("\\p{Punct}");
  private static final String NO_FURTHER = "($|[^[:alnum:]_-])";

  private final Jdbi jdbi;

  public ErasureStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What was written down of it.
   *
   * @param number of the receipt
   * @param removed rows removed or stripped of the customer, by table
   * @param remains where something of the customer remains, and until when
   */
  public record Receipt(int number, Map<String, Long> removed, List<String> remains) {
    public Receipt {
      removed = Map.copyOf(removed);
      remains = List.copyOf(remains);
    }

    /** Rows of all tables. */
    public long rows() {
      return removed.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Forgets a customer, in one transaction; asking again removes what has come since.
   *
   * @param mails messages that were removed from the outbox
   * @param remains what the receipt says of places out of reach
   */
  public Receipt forget(String customer, int mails, List<String> remains) {
    return DatabaseErrors.translated(
        "forget", () -> jdbi.inTransaction(handle -> forget(handle, customer, mails, remains)));
  }

  /** Has a receipt say what remains by now. */
  public Receipt restate(Receipt receipt, List<String> remains) {
    return DatabaseErrors.translated(
        "forget",
        () ->
            jdbi.withHandle(
                handle -> {
                  Statements.execute(
                      handle,
                      "erasure/state_remains",
                      Map.of("remains", String.join("\n", remains), "receipt", receipt.number()));
                  return new Receipt(receipt.number(), receipt.removed(), remains);
                }));
  }

  /**
   * Writes the tables anew, so that rows that were removed are not in their files either. Nobody
   * reads a table meanwhile.
   *
   * @return what keeps them in other files of the server, if anything
   */
  public List<String> clearDisk() {
    return DatabaseErrors.translated("forget", () -> jdbi.withHandle(ErasureStore::clearDisk));
  }

  private static List<String> clearDisk(Handle handle) {
    for (String table : withTexts(handle)) {
      Statements.execute(handle, "erasure/rewrite_table", Map.of("table", table), Map.of());
    }
    try {
      Statements.execute(handle, "erasure/checkpoint", Map.of());
      return List.of();
    } catch (JdbiException e) {
      return List.of("replaced files of the tables: until the server's next checkpoint");
    }
  }

  private static Receipt forget(Handle handle, String customer, int mails, List<String> remains) {
    int number = number(handle, customer);
    keepFigures(handle, customer, number);
    Map<String, Long> removed = new TreeMap<>();
    removed.put("transaction_rejected", unreadable(handle, "transaction_rejected", customer));
    removed.put(
        "transaction_raw",
        unreadable(handle, "transaction_raw", customer) + rawLines(handle, customer));
    for (String table : tables(handle)) {
      removed.put(table, delete(handle, table, customer));
    }
    removed.values().removeIf(rows -> rows == 0);
    Statements.execute(
        handle,
        "erasure/state_removed",
        Map.of(
            "removed",
            json(removed),
            "mails",
            mails,
            "remains",
            String.join("\n", remains),
            "receipt",
            number));
    return new Receipt(number, removed, remains);
  }

  private static int number(Handle handle, String customer) {
    return Statements.query(handle, "erasure/receipt", Map.of("customer", customer))
        .mapTo(Integer.class)
        .one();
  }

  private static void keepFigures(Handle handle, String customer, int number) {
    Statements.execute(
        handle, "erasure/keep_figures", Map.of("number", number, "customer", customer));
  }

  /** The line stays, so that counts stay; it names neither the customer nor the order. */
  private static long rawLines(Handle handle, String customer) {
    return Statements.execute(handle, "erasure/unname_raw_lines", Map.of("customer", customer));
  }

  /** A line that could not be parsed has no columns, only a text that may name the customer. */
  private static long unreadable(Handle handle, String table, String customer) {
    return Statements.execute(
        handle,
        "erasure/clear_texts",
        Map.of("table", table),
        Map.of("named", "(^|[^[:alnum:]_-])" + quoted(folded(handle, customer)) + NO_FURTHER));
  }

  private static String folded(Handle handle, String text) {
    return Statements.query(handle, "erasure/folded", Map.of("text", text))
        .mapTo(String.class)
        .one();
  }

  private static String quoted(String text) {
    return SIGN.matcher(text).replaceAll("\\\\$0");
  }

  private static List<String> withTexts(Handle handle) {
    return Stream.concat(
            Stream.of("transaction_raw", "transaction_rejected"), tables(handle).stream())
        .distinct()
        .toList();
  }

  /** Every table with customers, those of later versions too. */
  private static List<String> tables(Handle handle) {
    return Statements.query(handle, "erasure/customer_tables", Map.of()).mapTo(String.class).list();
  }

  private static long delete(Handle handle, String table, String customer) {
    return Statements.execute(
        handle, "erasure/delete_customer", Map.of("table", table), Map.of("customer", customer));
  }

  private static String json(Map<String, Long> rows) {
    try {
      return new ObjectMapper().writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
