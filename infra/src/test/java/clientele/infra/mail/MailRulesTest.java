package clientele.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules must find what is planted, or they prove nothing. */
class MailRulesTest {
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta name="color-scheme" content="light dark"><title>News</title>
      <style>
      @media (prefers-color-scheme: dark) {
        .page { background: #12171c !important; }
        .ink { color: #e6eaee !important; }
      }
      </style></head>
      <body class="page" style="background:#ffffff;">
      <table role="presentation"><tr><td>
      <h1 class="ink" style="color:#1f2933;">Up 12%</h1>
      <h2 class="ink" style="color:#1f2933;">More</h2>
      <p class="ink" style="color:#52606d;">4,312 customers</p>
      <img src="cid:chart" alt="a chart">
      <table><tr><th scope="col" class="ink" style="color:#1f2933;">Head</th></tr></table>
      </td></tr></table></body></html>
      """;
  private static final String TEXT = "Up 12%, 4,312 customers";

  @Test
  void a_sound_message_breaks_no_rule() {
    assertThat(MailRules.broken(eml("News: up 12%", TEXT, HTML))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " lang=\"en\"| |no lang",
        "<title>News</title>| |no title",
        "<!DOCTYPE html>| |no doctype",
        "cid:chart|https://shop.example/a.png|remote",
        "cid:chart|data:image/png;base64,AAAA|remote",
        "cid:chart|cid:other|content ids differ",
        "alt=\"a chart\"|alt=\"\"|no alt text",
        "<table role=\"presentation\">|<table role=\"none\"><tr><td></td></tr></table><table>|scoped",
        "scope=\"col\"| |scoped",
        "h2|h3|skips a level",
        "<h2|<h1|exactly one h1",
        "color:#52606d|color:#8a94a0|in light mode",
        "color: #e6eaee|color: #4a5560|in dark mode",
        "light dark|light|dark mode",
        "prefers-color-scheme: dark|min-width: 1px|dark mode",
        "4,312 customers|4,313 customers|missing in the text part: 4,313",
        "<p |<script>1</script><p |active or remote",
        "background:#ffffff;|background:#ffffff url(x.png);|loads something",
      })
  void a_planted_fault_is_found(String sound, String fault, String found) {
    String html = HTML.replace(sound, fault == null ? "" : fault);
    assertThat(html).isNotEqualTo(HTML);
    assertThat(MailRules.broken(eml("News: up 12%", TEXT, html)))
        .anyMatch(rule -> rule.contains(found));
  }

  @Test
  void an_html_part_that_mail_programs_cut_off_is_found() {
    String large = HTML.replace("</body>", "<!-- " + "x".repeat(103 * 1024) + " --></body>");
    assertThat(MailRules.broken(eml("News: up 12%", TEXT, large)))
        .anyMatch(rule -> rule.contains("cut off"));
  }

  @Test
  void a_subject_without_a_figure_is_found() {
    assertThat(MailRules.broken(eml("Your monthly report", TEXT, HTML)))
        .contains("the subject says no news");
  }

  @Test
  void broken_lines_and_a_flat_message_are_found() {
    String sound = new String(eml("News: up 12%", TEXT, HTML), StandardCharsets.ISO_8859_1);
    assertThat(broken(sound.replace("\r\n", "\n"))).anyMatch(rule -> rule.contains("CRLF"));
    assertThat(broken(sound + "x".repeat(999))).anyMatch(rule -> rule.contains("998"));
    assertThat(broken(sound.replace("multipart/related;", "multipart/mixed;")))
        .anyMatch(rule -> rule.contains("multipart/related around"));
    assertThat(broken(sound.replaceFirst("(?m)^Date:", "X-Date:")))
        .contains("a header is missing: Date");
    assertThat(broken(sound.replaceFirst("(?m)^List-Unsubscribe:", "X-List:")))
        .contains("a header is missing: List-Unsubscribe");
  }

  @Test
  void black_on_white_has_the_contrast_the_standard_says() {
    assertThat(Contrast.contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(Contrast.contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
  }

  private static List<String> broken(String eml) {
    return MailRules.broken(eml.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] eml(String subject, String text, String html) {
    Message message =
        new Message(
            "k", "o@shop.example", subject, text, html, List.of(new Picture("chart", new byte[9])));
    return new MimeMessages("s@shop.example").bytes(message, Instant.parse("2011-12-01T04:00:00Z"));
  }
}
