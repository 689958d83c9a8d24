package clientele.infra.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A finished message that goes over the wire byte by byte, and knows whether all of it has been
 * handed to the connection: the line that ends a message follows after that, never before.
 */
final class WireMessage extends MimeMessage {
  private final byte[] bytes;
  private boolean complete;

  WireMessage(Session session, byte[] bytes) {
    super(session);
    this.bytes = bytes.clone();
    try {
      parse(new ByteArrayInputStream(this.bytes)); // the transport reads the sender from it
    } catch (MessagingException e) {
      throw new IllegalArgumentException("not a message", e);
    }
  }

  /** Whether the server may have the whole message. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public void writeTo(OutputStream wire, String[] without) throws IOException {
    wire.write(bytes);
    wire.flush();
    complete = true;
  }
}
