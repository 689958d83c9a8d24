package clientele.steps.port;

import java.util.List;

/** Hands messages over to whatever carries them. */
public interface Mailer {
  /**
   * Hands one message over. Doing it twice with the same key leaves one message where the carrier
   * allows that (the folder does).
   *
   * @return the carrier's own id of the message
   * @throws clientele.steps.dag.StepException with the code MAIL, only where the carrier has
   *     certainly not taken the message
   * @throws AnswerLost where nobody knows whether it has
   */
  String send(Message message);

  /** Whether handing a message over once more, under the same key, still leaves one message. */
  default boolean repeatable() {
    return false;
  }

  /** The message went out, and the answer did not come back. */
  final class AnswerLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the message and what was heard last. */
    public AnswerLost(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * One message to one recipient.
   *
   * @param key names the message once and for all, such as {@code
   *     2011-11-r1-summary-owner@shop.example}
   * @param to the recipient's address
   * @param subject one line that says the news
   * @param text the plain text, with every figure of the HTML
   * @param html the same for the eye; pictures by {@code cid:}
   * @param pictures the pictures it names
   */
  record Message(
      String key, String to, String subject, String text, String html, List<Picture> pictures) {
    public Message {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A picture that travels with the message.
   *
   * @param contentId the name behind {@code cid:}
   * @param png the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
  record Picture(String contentId, byte[] png) {}
}
