package clientele.steps.publish.mail;

import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.MailLedger;
import clientele.steps.port.Mailer;
import clientele.steps.port.Mailer.Message;
import clientele.steps.table.publish.MailDelivery;

/**
 * Hands messages over at most once: each is claimed in the ledger, and that is committed, before it
 * goes. What the carrier certainly refused may be tried again; what nobody knows the fate of is
 * left to a person.
 *
 * @param mailer carries
 * @param ledger remembers
 */
public record Post(Mailer mailer, MailLedger ledger) {
  private static final String SENT = "sent";
  private static final String UNKNOWN = "unknown";

  /**
   * Hands one message over, unless that was done or begun before.
   *
   * @throws StepException MAIL if the carrier has certainly refused it
   */
  MailDelivery deliver(RunId run, String template, Message message) {
    MailLedger.Entry entry = new MailLedger.Entry(run, message.to(), template);
    MailLedger.Claim claim = ledger.claim(entry, message.subject(), mailer.repeatable());
    if (claim instanceof MailLedger.Claim.Sent sent) {
      return delivery(entry, message, SENT, sent.messageId());
    }
    if (claim instanceof MailLedger.Claim.Unknown) {
      return delivery(entry, message, UNKNOWN, "");
    }
    return send(entry, message);
  }

  private MailDelivery send(MailLedger.Entry entry, Message message) {
    String messageId;
    try {
      messageId = mailer.send(message);
    } catch (StepException e) {
      ledger.refused(entry, String.valueOf(e.getMessage()));
      throw e;
    } catch (RuntimeException e) {
      ledger.unknown(entry, e.toString());
      return delivery(entry, message, UNKNOWN, "");
    }
    ledger.sent(entry, messageId);
    return delivery(entry, message, SENT, messageId);
  }

  private static MailDelivery delivery(
      MailLedger.Entry entry, Message message, String status, String messageId) {
    return new MailDelivery(
        entry.recipient(), entry.template(), status, messageId, message.subject());
  }
}
