package clientele.infra.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Checks a finished message against the rules of mail that is safe, small and readable for all. */
public final class MailRules {
  private static final int LONGEST_LINE = 998;
  private static final int LARGEST_HTML = 102 * 1024;
  private static final Pattern FIGURE = Pattern.compile("[−+]?[£€$¥]?\\d[\\d,.]*\\d%?|\\d%?");

  private final List<String> broken = new ArrayList<>();

  private MailRules() {}

  /** The rules that the message breaks, in words; empty if it is well. */
  public static List<String> broken(byte[] eml) {
    MailRules rules = new MailRules();
    try {
      rules.check(eml);
    } catch (MessagingException e) {
      rules.broken.add("is no message: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules.broken;
  }

  private void check(byte[] eml) throws MessagingException, IOException {
    checkLines(eml);
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(eml));
    String subject = Optional.ofNullable(message.getSubject()).orElse("");
    require(subject.matches(".*\\d.*\\d.*"), "the subject says no news");
    require(subject.length() <= 100, "the subject is too long");
    for (String header :
        List.of("From", "To", "Date", "Message-ID", "MIME-Version", "List-Unsubscribe")) {
      require(message.getHeader(header) != null, "a header is missing: " + header);
    }
    if (!(message.getContent() instanceof MimeMultipart related)
        || !message.isMimeType("multipart/related")
        || !(related.getBodyPart(0).getContent() instanceof MimeMultipart alternative)
        || !related.getBodyPart(0).isMimeType("multipart/alternative")
        || alternative.getCount() != 2
        || !alternative.getBodyPart(0).isMimeType("text/plain")
        || !alternative.getBodyPart(1).isMimeType("text/html")) {
      broken.add("is not multipart/related around multipart/alternative of text and HTML");
      return;
    }
    checkHtml(
        (String) alternative.getBodyPart(0).getContent(),
        (String) alternative.getBodyPart(1).getContent(),
        contentIds(related));
  }

  private void checkLines(byte[] eml) {
    for (String line : new String(eml, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
      require(line.length() <= LONGEST_LINE, "a line is longer than " + LONGEST_LINE);
      require(!line.contains("\n") && !line.contains("\r"), "a line does not end with CRLF");
    }
  }

  private static Set<String> contentIds(MimeMultipart related) throws MessagingException {
    Set<String> ids = new TreeSet<>();
    for (int i = 1; i < related.getCount(); i++) {
      MimeBodyPart part = (MimeBodyPart) related.getBodyPart(i);
      ids.add(String.valueOf(part.getContentID()).replaceAll("[<>]", ""));
    }
    return ids;
  }

  private void checkHtml(String text, String html, Set<String> contentIds) {
    require(
        html.getBytes(StandardCharsets.UTF_8).length < LARGEST_HTML,
        "the HTML is so large that it is cut off");
    Document page = Jsoup.parse(html);
    require(html.startsWith("<!DOCTYPE html>"), "the HTML has no doctype");
    require(!page.select("html[lang]").attr("lang").isBlank(), "the HTML has no lang");
    require(!page.title().isBlank(), "the HTML has no title");
    require(
        page.select("script, iframe, form, object, embed, link, video, audio, base").isEmpty(),
        "the HTML has active or remote content");
    require(page.select("[onload], [onclick], [onerror]").isEmpty(), "the HTML has a handler");
    for (String part : List.of(text, html)) {
      require(
          !part.matches("(?s).*://(localhost|127\\.|\\[::1]).*"),
          "a link leads to the reader's own machine");
      require(
          !part.matches("(?s).*(clientele sql|clientele run|java -jar|SELECT .* FROM ).*"),
          "the reader is to use a shell");
    }
    checkPictures(page, html, contentIds);
    checkTables(page);
    checkHeadings(page);
    broken.addAll(Contrast.broken(page));
    checkFigures(text, page);
  }

  private void checkPictures(Document page, String html, Set<String> contentIds) {
    Set<String> used = new TreeSet<>();
    for (Element img : page.select("img")) {
      String source = img.attr("src");
      require(source.startsWith("cid:"), "a picture is remote or data: " + source);
      require(!img.attr("alt").isBlank(), "a picture has no alt text");
      used.add(source.replaceFirst("^cid:", ""));
    }
    require(used.equals(contentIds), "pictures and content ids differ: " + used + contentIds);
    require(
        !html.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(url\\(|@import|background=).*"),
        "a style loads something");
  }

  private void checkTables(Document page) {
    for (Element table : page.select("table")) {
      boolean layout = table.attr("role").equals("presentation");
      boolean data = !table.select("th[scope]").isEmpty();
      require(layout || data, "a table has neither role presentation nor scoped heads");
      if (layout) {
        require(table.select("> tbody > tr > th, > caption").isEmpty(), "a layout table has heads");
      }
    }
  }

  private void checkHeadings(Document page) {
    require(page.select("h1").size() == 1, "there is not exactly one h1");
    int last = 0;
    for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
      int level = heading.tagName().charAt(1) - '0';
      require(level <= last + 1, "a heading skips a level: " + heading.text());
      last = level;
    }
  }

  private void checkFigures(String text, Document page) {
    Matcher figures = FIGURE.matcher(page.body().text());
    while (figures.find()) {
      String figure = figures.group();
      Pattern whole = Pattern.compile("(?<![\\d,.])" + Pattern.quote(figure) + "(?![\\d%])");
      require(whole.matcher(text).find(), "a figure is missing in the text part: " + figure);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds && !broken.contains(otherwise)) {
      broken.add(otherwise);
    }
  }
}
