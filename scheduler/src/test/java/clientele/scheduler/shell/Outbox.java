package clientele.scheduler.shell;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The messages in the outbox of a home: two homes have told people the same if these are equal. */
public final class Outbox {
  private Outbox() {}

  /** Each message by the name of its file, without the line that says when it was written. */
  public static Map<String, String> of(Path home) throws IOException {
    Map<String, String> mails = new TreeMap<>();
    try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
      for (Path file : files.toList()) {
        mails.put(
            file.getFileName().toString(),
            Files.readString(file, StandardCharsets.UTF_8).replaceFirst("(?m)^Date: .*$", ""));
      }
    }
    return mails;
  }

  /** The plain text of the first message whose file begins so. */
  public static String text(Path home, String begin) throws IOException, MessagingException {
    try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(begin))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      try (InputStream in = Files.newInputStream(file)) {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
        MimeMultipart related = (MimeMultipart) message.getContent();
        MimeMultipart alternative = (MimeMultipart) related.getBodyPart(0).getContent();
        return alternative.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
      }
    }
  }
}
