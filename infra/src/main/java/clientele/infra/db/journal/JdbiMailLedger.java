package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.infra.db.connection.Statements;
import clientele.steps.dag.RunId;
import clientele.steps.port.MailLedger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The ledger in the table {@code mail_ledger}, on connections of its own. */
public final class JdbiMailLedger implements MailLedger {
  private final Jdbi jdbi;

  public JdbiMailLedger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Claim claim(Entry entry, String subject, boolean repeatable) {
    return committed(
        handle -> {
          boolean granted =
              Statements.execute(
                      handle,
                      "mail/claim",
                      keyed(entry, Map.of("subject", subject, "repeatable", repeatable)))
                  == 1;
          return granted ? new Claim.Granted() : earlier(handle, entry);
        });
  }

  @Override
  public void sent(Entry entry, String messageId) {
    committed(handle -> settle(handle, entry, "sent", messageId, ""));
  }

  @Override
  public void refused(Entry entry, String why) {
    committed(handle -> settle(handle, entry, "refused", "", why));
  }

  @Override
  public void unknown(Entry entry, String why) {
    committed(handle -> settle(handle, entry, "unknown", "", why));
  }

  /** The messages nobody knows of whether they were sent, oldest first. */
  public List<Entry> unknown() {
    return committed(
        handle ->
            Statements.query(handle, "mail/unknown", Map.of())
                .map(
                    (row, context) ->
                        new Entry(
                            Keys.MAPPER.map(row, context),
                            row.getString("recipient"),
                            row.getString("template")))
                .list());
  }

  /**
   * Writes down what a person found out of an unknown message.
   *
   * @param arrived whether it came; if not it may be claimed again
   * @return whether there was such an unknown message
   */
  public boolean settle(RunId run, String recipient, boolean arrived) {
    return committed(
            handle ->
                Statements.execute(
                    handle,
                    "mail/settle_by_person",
                    Statements.key(
                        run, Map.of("recipient", recipient, "state", arrived ? "sent" : "lost"))))
        > 0;
  }

  /** A claim that was never settled is one whose process died: nobody knows. */
  private static Claim earlier(Handle handle, Entry entry) {
    Statements.execute(handle, "mail/claim_unsettled", keyed(entry, Map.of()));
    return Statements.query(handle, "mail/claim_state", keyed(entry, Map.of()))
        .map(
            (row, context) ->
                row.getString("state").equals("sent")
                    ? new Claim.Sent(row.getString("message_id"))
                    : new Claim.Unknown())
        .one();
  }

  private static int settle(
      Handle handle, Entry entry, String state, String messageId, String detail) {
    return Statements.execute(
        handle,
        "mail/settle",
        keyed(entry, Map.of("state", state, "message_id", messageId, "detail", detail)));
  }

  /** A handle opened by hand is not the step's, which is bound to the thread. */
  private <T> T committed(Function<Handle, T> work) {
    return DatabaseErrors.translated(
        "mail ledger",
        () -> {
          try (Handle own = jdbi.open()) {
            return own.inTransaction(work::apply);
          }
        });
  }

  private static Map<String, Object> keyed(Entry entry, Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("recipient", entry.recipient());
    parameters.put("template", entry.template());
    return Statements.key(entry.run(), parameters);
  }
}
