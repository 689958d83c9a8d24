package clientele.steps.publish;

import clientele.steps.port.Charts;
import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import clientele.steps.settings.FigureFormat;
import java.util.List;
import java.util.Optional;

/**
 * The e-mail of a month: one rendering for all recipients. The same figures give the same bytes.
 *
 * @param subject the news
 * @param text every figure of the HTML
 * @param html the same for the eye
 * @param pictures none where no chart can be drawn
 */
record SummaryMail(String subject, String text, String html, List<Picture> pictures) {
  private static final String PICTURE = "segments";

  static SummaryMail render(MonthSummary summary, FigureFormat format, Charts charts) {
    SummaryWording words = new SummaryWords(summary, format).say();
    List<Picture> pictures =
        charts.bars("Net revenue by segment", words.bars()).stream()
            .map(png -> new Picture(PICTURE, png))
            .toList();
    Optional<String> contentId = pictures.stream().map(Picture::contentId).findFirst();
    return new SummaryMail(
        words.subject(), SummaryText.render(words), SummaryHtml.render(words, contentId), pictures);
  }

  /** The message to one recipient, its key made of run, template and address. */
  Message to(String key, String recipient) {
    return new Message(key, recipient, subject, text, html, pictures);
  }
}
