package clientele.infra.mail;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * Writes messages as MIME (RFC 5322, 2045, 2387): multipart/related around multipart/alternative,
 * text before HTML, pictures by content id. Boundaries and Message-ID come from the message's key,
 * so the same message, sender and date are the same bytes.
 */
public final class MimeMessages {
  private final String from;
  private final String unsubscribe;

  /** Readers who want no more write to the sender. */
  public MimeMessages(String from) {
    this(from, Optional.empty());
  }

  /**
   * Checks the sender.
   *
   * @param from address of the sender, as {@code name@host} or {@code Name <name@host>}
   * @param unsubscribe where a reader says that they want no more, {@code mailto:…} or {@code
   *     https:…}; empty for the sender
   * @throws StepException USAGE if the sender is no address
   */
  public MimeMessages(String from, Optional<String> unsubscribe) {
    InternetAddress sender = address(from);
    this.from = sender.toString();
    this.unsubscribe = unsubscribe.orElse("mailto:" + sender.getAddress() + "?subject=unsubscribe");
  }

  /** The Message-ID a key stands for, angle brackets included. */
  public String messageId(String key) {
    String mailbox = address(from).getAddress();
    return "<" + sha256(key).substring(0, 40) + "@" + mailbox.replaceFirst(".*@", "") + ">";
  }

  /** The message as it goes over the wire, lines ended by CRLF. */
  public byte[] bytes(Message message, Instant date) {
    try {
      MimeMessage mime = new Keyed(messageId(message.key()));
      mime.setFrom(address(from));
      mime.setRecipient(jakarta.mail.Message.RecipientType.TO, address(message.to()));
      mime.setSubject(message.subject().replaceAll("\\s+", " "), StandardCharsets.UTF_8.name());
      mime.setHeader("Date", mailDate(date));
      mime.setHeader("Auto-Submitted", "auto-generated");
      mime.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
      if (unsubscribe.startsWith("https:")) {
        mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
      }
      mime.setContent(related(message));
      mime.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mime.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException e) {
      throw new StepException(
          ErrorCode.MAIL, "the message cannot be written [" + message.key() + "]", e);
    }
  }

  private static MimeMultipart related(Message message) throws MessagingException {
    MimeMultipart alternative = new Bounded("alternative", sha256(message.key() + "|alternative"));
    alternative.addBodyPart(text(message.text(), "plain"));
    alternative.addBodyPart(text(message.html(), "html"));
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(alternative);
    MimeMultipart related = new Bounded("related", sha256(message.key() + "|related"));
    related.addBodyPart(body);
    for (Picture picture : message.pictures()) {
      related.addBodyPart(picture(picture));
    }
    return related;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart picture(Picture picture) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setContentID("<" + picture.contentId() + ">");
    part.setDisposition("inline");
    part.setFileName(picture.contentId() + ".png");
    return part;
  }

  private static InternetAddress address(String text) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      if (addresses.length == 1 && addresses[0].getAddress().contains("@")) {
        return addresses[0];
      }
      throw new StepException(ErrorCode.USAGE, "not one mail address [" + text + "]");
    } catch (MessagingException e) {
      throw new StepException(ErrorCode.USAGE, "not a mail address [" + text + "]", e);
    }
  }

  private static String mailDate(Instant date) {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .format(date.atOffset(ZoneOffset.UTC))
        .replace("GMT", "+0000");
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** A message with a given Message-ID; the library would make a random one. */
  private static final class Keyed extends MimeMessage {
    private final String messageId;

    private Keyed(String messageId) {
      super(Session.getInstance(new Properties()));
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }

  /** A multipart with a given boundary; the library would make one of the clock. */
  private static final class Bounded extends MimeMultipart {
    private Bounded(String subtype, String digest) throws MessagingException {
      ContentType type = new ContentType("multipart", subtype, null);
      type.setParameter("boundary", "=_" + digest.substring(0, 40));
      if (subtype.equals("related")) {
        type.setParameter("type", "multipart/alternative");
      }
      contentType = type.toString();
    }
  }
}
