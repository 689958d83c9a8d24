package clientele.steps.port;

import clientele.steps.dag.RunId;

/**
 * The memory of what was handed to the carrier, so that nothing is handed over twice. Every entry
 * is committed at once, outside the step's transaction: it must outlive a step that is rolled back.
 */
public interface MailLedger {

  /** What one message is known by. */
  record Entry(RunId run, String recipient, String template) {}

  /** What a claim was answered with. */
  sealed interface Claim {
    /** The message is this caller's to send, now. */
    record Granted() implements Claim {}

    /** The carrier has it. */
    record Sent(String messageId) implements Claim {}

    /** It was claimed before and nobody knows whether it was sent; it must not be sent again. */
    record Unknown() implements Claim {}
  }

  /**
   * Claims a message before it is sent.
   *
   * @param repeatable whether sending it once more does no harm, so that a claim whose outcome was
   *     never written down is granted again
   */
  Claim claim(Entry entry, String subject, boolean repeatable);

  /** The carrier has taken it. */
  void sent(Entry entry, String messageId);

  /** The carrier has certainly not taken it; it may be claimed again. */
  void refused(Entry entry, String why);

  /** The answer was lost; a person has to settle it. */
  void unknown(Entry entry, String why);
}
