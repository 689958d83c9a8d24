package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.steps.dag.RunId;
import clientele.steps.port.MailLedger;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The ledger in the table {@code mail_ledger}, on connections of its own. */
public final class JdbiMailLedger implements MailLedger {
  private static final String KEY =
      " where month = :month and revision = :revision and recipient = :recipient"
          + " and template = :template";

  private final Jdbi jdbi;

  public JdbiMailLedger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Claim claim(Entry entry, String subject, boolean repeatable) {
    return committed(
        handle -> {
          boolean granted =
              keyed(
                          handle.createUpdate(
                              """
                              insert into clientele.mail_ledger
                                (month, revision, recipient, template, state, subject)
                              values (:month, :revision, :recipient, :template, 'claimed', :subject)
                              on conflict (month, revision, recipient, template) do update
                                set state = 'claimed', subject = excluded.subject, detail = '',
                                    claimed_at = clock_timestamp(), settled_at = null
                                where mail_ledger.state in ('refused', 'lost')
                                   or (:repeatable and mail_ledger.state = 'claimed')
                              """),
                          entry)
                      .bind("subject", subject)
                      .bind("repeatable", repeatable)
                      .execute()
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
            handle
                .createQuery(
                    "select * from clientele.mail_ledger where state = 'unknown'"
                        + " order by month, revision, recipient, template")
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
                handle
                    .createUpdate(
                        "update clientele.mail_ledger set state = :state,"
                            + " detail = 'settled by a person', settled_at = clock_timestamp()"
                            + " where month = :month and revision = :revision"
                            + " and recipient = :recipient and state = 'unknown'")
                    .bind("state", arrived ? "sent" : "lost")
                    .bind("month", run.month().atDay(1))
                    .bind("revision", run.revision())
                    .bind("recipient", recipient)
                    .execute())
        > 0;
  }

  /** A claim that was never settled is one whose process died: nobody knows. */
  private static Claim earlier(Handle handle, Entry entry) {
    keyed(
            handle.createUpdate(
                "update clientele.mail_ledger set state = 'unknown',"
                    + " detail = 'its process ended before the carrier answered',"
                    + " settled_at = clock_timestamp()"
                    + KEY
                    + " and state = 'claimed'"),
            entry)
        .execute();
    return keyed(
            handle.createQuery("select state, message_id from clientele.mail_ledger" + KEY), entry)
        .map(
            (row, context) ->
                row.getString("state").equals("sent")
                    ? new Claim.Sent(row.getString("message_id"))
                    : new Claim.Unknown())
        .one();
  }

  private static int settle(
      Handle handle, Entry entry, String state, String messageId, String detail) {
    return keyed(
            handle.createUpdate(
                "update clientele.mail_ledger set state = :state, message_id = :message_id,"
                    + " detail = :detail, settled_at = clock_timestamp()"
                    + KEY),
            entry)
        .bind("state", state)
        .bind("message_id", messageId)
        .bind("detail", detail)
        .execute();
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

  private static <S extends SqlStatement<S>> S keyed(S statement, Entry entry) {
    return statement
        .bind("month", entry.run().month().atDay(1))
        .bind("revision", entry.run().revision())
        .bind("recipient", entry.recipient())
        .bind("template", entry.template());
  }
}
