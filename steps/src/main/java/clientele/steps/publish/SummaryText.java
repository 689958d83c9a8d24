package clientele.steps.publish;

import clientele.steps.publish.SummaryWording.BridgeRow;
import clientele.steps.publish.SummaryWording.LeftOutRow;
import clientele.steps.publish.SummaryWording.LeverRow;
import clientele.steps.publish.SummaryWording.SegmentRow;
import java.util.List;

/** The e-mail for those who read plain text. */
final class SummaryText {
  private final SummaryWording words;
  private final StringBuilder text = new StringBuilder();

  private SummaryText(SummaryWording words) {
    this.words = words;
  }

  static String render(SummaryWording words) {
    return new SummaryText(words).render();
  }

  private String render() {
    line(words.kicker());
    line("");
    line(words.headline());
    heading("What to do first");
    List<LeverRow> levers = words.levers();
    for (int i = 0; i < levers.size(); i++) {
      lever(i + 1, levers.get(i));
    }
    line(words.leverNote());
    heading("The month in figures");
    line(words.lead());
    if (!words.changes().isEmpty()) {
      heading("What changed");
      words.changes().forEach(change -> line("- " + change));
    }
    if (!words.bridge().isEmpty()) {
      heading("Why revenue changed");
      words.bridge().forEach(this::effect);
      line(words.bridgeNote());
    }
    heading("Segments by revenue");
    words.segments().forEach(this::segment);
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

  private void effect(BridgeRow row) {
    line("- %s: %s%s".formatted(row.effect(), row.amount(), after(row.most())));
  }

  private static String after(String remark) {
    return remark.isEmpty() ? "" : "; " + remark;
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
    line("   Why: " + row.reason());
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
