package clientele.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages as files. */
class FolderMailerTest {
  private static final Clock FIXED =
      Clock.fixed(Instant.parse("2011-12-01T04:05:06Z"), ZoneId.of("Asia/Tokyo"));
  private static final String FROM = "Segments <segments@shop.example>";

  @TempDir private Path folder;

  @Test
  void one_key_is_one_file_and_the_same_message_the_same_bytes() throws IOException {
    FolderMailer mailer = mailer();
    Message message = message("2011-11-r1-summary-owner@shop.example", "first");
    String id = mailer.send(message);
    Path file = outbox().resolve("2011-11-r1-summary-owner@shop.example.eml");
    byte[] once = Files.readAllBytes(file);
    assertThat(mailer.send(message)).isEqualTo(id);
    assertThat(files()).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(once);
    mailer.send(message("2011-11-r1-summary-owner@shop.example", "second"));
    assertThat(files()).containsExactly(file);
    assertThat(Files.readString(file)).contains("second").doesNotContain("first");
  }

  @Test
  void the_file_is_a_message_another_program_reads() throws Exception {
    String id = mailer().send(message("k1", "Zeile mit Ümlaut und £"));
    try (InputStream in = Files.newInputStream(files().get(0))) {
      MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), in);
      assertThat(read.getSubject()).isEqualTo("News − £8.61m");
      assertThat(read.getMessageID()).isEqualTo(id).endsWith("@shop.example>");
      assertThat(read.getHeader("Date")[0]).isEqualTo("Thu, 1 Dec 2011 04:05:06 +0000");
      assertThat(read.getAllRecipients()[0]).hasToString("owner@shop.example");
      assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }
  }

  @Test
  void a_reader_can_say_that_he_wants_no_more() {
    assertThat(headers(new MimeMessages(FROM)))
        .contains("List-Unsubscribe: <mailto:segments@shop.example?subject=unsubscribe>")
        .doesNotContain("List-Unsubscribe-Post");
    assertThat(headers(new MimeMessages(FROM, Optional.of("https://shop.example/u"))))
        .contains("List-Unsubscribe: <https://shop.example/u>")
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }

  private static String headers(MimeMessages mime) {
    return new String(mime.bytes(message("k", "t"), Instant.EPOCH), StandardCharsets.US_ASCII);
  }

  @Test
  void no_key_leaves_the_folder_and_no_two_keys_share_a_file() {
    assertThat(FolderMailer.fileName("../../etc/passwd"))
        .matches("_\\._\\.\\._etc_passwd-.*|[^/]*");
    assertThat(FolderMailer.fileName("../x")).doesNotContain("/").doesNotStartWith(".");
    assertThat(FolderMailer.fileName("a/b")).isNotEqualTo(FolderMailer.fileName("a_b"));
    assertThat(FolderMailer.fileName("k".repeat(500))).hasSizeLessThan(160);
    assertThat(FolderMailer.fileName("k".repeat(500)))
        .isNotEqualTo(FolderMailer.fileName("k".repeat(501)));
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_mail_error() throws IOException {
    Files.writeString(outbox(), "a file in the way");
    FolderMailer mailer = mailer();
    Message message = message("k", "text");
    assertThatThrownBy(() -> mailer.send(message))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("outbox")
        .extracting(e -> ((StepException) e).code())
        .isEqualTo(ErrorCode.MAIL);
  }

  @Test
  void a_sender_that_is_no_address_is_refused_at_once() {
    assertThatThrownBy(() -> new MimeMessages("nobody"))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("[nobody]");
    assertThatThrownBy(() -> new MimeMessages("a@b.example, c@d.example"))
        .isInstanceOf(StepException.class);
  }

  @Test
  void a_subject_cannot_smuggle_in_a_header() throws IOException {
    mailer()
        .send(
            new Message(
                "k", "o@shop.example", "News\r\nBcc: all@shop.example", "t", "h", List.of()));
    assertThat(Files.readString(files().get(0))).doesNotContainPattern("(?m)^Bcc:");
  }

  private FolderMailer mailer() {
    return new FolderMailer(outbox(), FROM, FIXED);
  }

  private Path outbox() {
    return folder.resolve("outbox");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.toList();
    }
  }

  private static Message message(String key, String text) {
    return new Message(
        key, "owner@shop.example", "News − £8.61m", text, "<p>" + text + "</p>", List.of());
  }
}
