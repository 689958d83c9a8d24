package clientele.steps.table.publish;

/**
 * One message to one recipient.
 *
 * @param status sent, or unknown where the carrier's answer was lost
 * @param messageId the carrier's id, empty if unknown
 */
public record MailDelivery(
    String recipient, String template, String status, String messageId, String subject) {}
