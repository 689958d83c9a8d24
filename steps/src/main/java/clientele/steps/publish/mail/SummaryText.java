package clientele.steps.publish.mail;

import clientele.steps.publish.mail.SummaryWording.BridgeRow;
import clientele.steps.publish.mail.SummaryWording.GroupRow;
import clientele.steps.publish.mail.SummaryWording.LeftOutRow;
import clientele.steps.publish.mail.SummaryWording.LeverRow;
import clientele.steps.publish.mail.SummaryWording.SegmentRow;
import java.util.List;

/** The e-mail for those who read plain text. */
public final class SummaryText {
  private final SummaryWording words;
  private final StringBuilder text = new StringBuilder();

  private SummaryText(SummaryWording words) {
    this.words = words;
  }

  public static String render(SummaryWording words) {
    return new SummaryText(words).render();
  }

  private String render() {
    first();
    heading("The month in figures");
    line(words.lead());
    changes();
    heading("Who they are");
    words.groups().forEach(this::group);
    reasons();
    heading("What was left out");
    line(words.qualityLead());
    words.leftOut().forEach(this::leftOut);
    heading("How sure we are");
    line(words.trust());
    words
        .page()
        .ifPresent(
            page -> {
              line("");
              line("The month on one page, to print: " + page);
            });
    line("");
    line("-- ");
    words.footer().forEach(this::line);
    return text.toString();
  }

  /** What is read in half a minute: the news, the best customers, what to do. */
  private void first() {
    line(words.kicker());
    line("");
    line(words.headline());
    if (!words.best().isEmpty()) {
      line("");
      line(words.best());
    }
    heading("What to do first");
    List<LeverRow> levers = words.levers();
    for (int i = 0; i < levers.size(); i++) {
      lever(i + 1, levers.get(i));
    }
    if (levers.isEmpty()) {
      line(words.leverNote());
    }
  }

  private void changes() {
    if (!words.changes().isEmpty()) {
      heading("What changed");
      words.changes().forEach(change -> line("- " + change));
    }
    if (!words.bridge().isEmpty()) {
      heading("Why revenue changed");
      words.bridge().forEach(this::effect);
      line(words.bridgeNote());
    }
  }

  private void reasons() {
    if (!words.levers().isEmpty()) {
      heading("Why these actions");
      words.levers().forEach(row -> line("- %s: %s".formatted(row.title(), row.reason())));
      line(words.leverNote());
    }
  }

  private void effect(BridgeRow row) {
    line("- %s: %s%s".formatted(row.effect(), row.amount(), after(row.most())));
  }

  private static String after(String remark) {
    return remark.isEmpty() ? "" : "; " + remark;
  }

  private void group(GroupRow row) {
    if (row.named()) {
      line("");
      line(
          "%s: %s customers; revenue %s, %s of all. %s"
              .formatted(row.name(), row.customers(), row.revenue(), row.share(), row.about())
              .strip());
    }
    row.segments().forEach(this::segment);
  }

  private void segment(SegmentRow row) {
    String trust = row.trust().isEmpty() ? "" : "; " + row.trust();
    line(
        "- %s: %s customers; revenue %s, %s of all%s"
            .formatted(row.name(), row.customers(), row.revenue(), row.share(), trust));
    line("  " + row.about());
  }

  private void lever(int rank, LeverRow row) {
    line("%d. %s: %s".formatted(rank, row.title(), row.effect()));
    line("   " + row.interval());
    line("   " + row.action());
    row.link().ifPresent(link -> line("   Whom: " + row.download() + " " + link));
  }

  private void leftOut(LeftOutRow row) {
    line("- %s: %s lines, %s".formatted(row.rule(), row.rows(), row.money()));
  }

  private void heading(String heading) {
    line("");
    line(heading);
    line("-".repeat(heading.length()));
  }

  private void line(String line) {
    text.append(line.replace('\n', ' ')).append('\n');
  }
}
