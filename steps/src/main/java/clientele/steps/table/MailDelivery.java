package clientele.steps.table;

/**
 * One message to one recipient.
 *
 * @param status sent
 * @param messageId the carrier's id
 */
public record MailDelivery(
    String recipient, String template, String status, String messageId, String subject) {}
