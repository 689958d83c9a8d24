package clientele.steps.publish;

import clientele.infra.charts.BarCharts;
import clientele.steps.port.Mailer.Picture;
import clientele.steps.publish.mail.SummaryMail;
import clientele.steps.settings.FigureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The mail of a plausible month, as a mail program would show it: pictures beside the HTML. */
public final class SampleMail {
  private SampleMail() {}

  /** Writes it into a folder and returns the HTML file. */
  public static Path write(Path folder) throws IOException {
    SummaryMail mail =
        SummaryMail.render(
            Months.told(), new FigureFormat("GBP"), new BarCharts(), Optional.empty());
    String html = mail.html();
    for (Picture picture : mail.pictures()) {
      String name = picture.contentId() + ".png";
      Files.write(folder.resolve(name), picture.png());
      html = html.replace("cid:" + picture.contentId(), name);
    }
    return Files.writeString(folder.resolve("mail.html"), html);
  }
}
