package clientele.steps.publish.mail;

import clientele.steps.port.Charts;
import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import clientele.steps.settings.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The e-mail of a month: one rendering for all recipients. The same figures give the same bytes.
 *
 * @param subject the news
 * @param text every figure of the HTML
 * @param html the same for the eye
 * @param pictures none where no chart can be drawn
 */
public record SummaryMail(String subject, String text, String html, List<Picture> pictures) {
  private static final String SEGMENTS = "segments";
  private static final String BRIDGE = "bridge";

  /**
   * Renders.
   *
   * @param page where the page answers, if readers of the mail can reach it
   */
  public static SummaryMail render(
      MonthSummary summary, FigureFormat format, Charts charts, Optional<String> page) {
    SummaryWording words = new SummaryWords(summary, format, page).say();
    List<Picture> pictures = new ArrayList<>();
    if (!words.bridgeBars().isEmpty()) {
      charts
          .waterfall("Change of net revenue, by cause", words.bridgeBars())
          .ifPresent(png -> pictures.add(new Picture(BRIDGE, png)));
    }
    charts
        .bars("Net revenue by " + words.barred(), words.bars())
        .ifPresent(png -> pictures.add(new Picture(SEGMENTS, png)));
    Set<String> drawn = pictures.stream().map(Picture::contentId).collect(Collectors.toSet());
    return new SummaryMail(
        words.subject(), SummaryText.render(words), SummaryHtml.render(words, drawn), pictures);
  }

  /** The message to one recipient, its key made of run, template and address. */
  Message to(String key, String recipient) {
    return new Message(key, recipient, subject, text, html, pictures);
  }
}
