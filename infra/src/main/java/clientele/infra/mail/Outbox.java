package clientele.infra.mail;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The messages that lie in the outbox of a home.
 *
 * @param folder it may be absent
 */
public record Outbox(Path folder) {

  /**
   * Removes every message that names somebody: the name as a word of its own in the subject or any
   * text.
   *
   * @return how many
   */
  public int removeNaming(String name) {
    Pattern word =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_.,-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int removed = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".eml")).toList()) {
        if (names(file, word)) {
          Files.delete(file);
          removed++;
        }
      }
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.MAIL, "the outbox cannot be searched [%s: %s]".formatted(folder, e), e);
    }
    return removed;
  }

  private static boolean names(Path file, Pattern word) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), bytes);
      return word.matcher(String.valueOf(message.getSubject())).find() || names(message, word);
    } catch (MessagingException e) {
      throw new IOException("not a message: " + file, e);
    }
  }

  private static boolean names(Part part, Pattern word) throws IOException, MessagingException {
    Object content = part.getContent();
    if (content instanceof String text) {
      return word.matcher(text).find();
    }
    if (content instanceof Multipart parts) {
      for (BodyPart inner : parts(parts)) {
        if (names(inner, word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<BodyPart> parts(Multipart parts) throws MessagingException {
    BodyPart[] all = new BodyPart[parts.getCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = parts.getBodyPart(i);
    }
    return List.of(all);
  }
}
