package clientele.steps.publish.mail;

import static clientele.steps.publish.mail.Html.escape;
import static clientele.steps.publish.mail.Html.prose;

import clientele.steps.port.Charts.Bar;
import clientele.steps.publish.mail.SummaryWording.BridgeRow;
import clientele.steps.publish.mail.SummaryWording.GroupRow;
import clientele.steps.publish.mail.SummaryWording.LeftOutRow;
import clientele.steps.publish.mail.SummaryWording.LeverRow;
import clientele.steps.publish.mail.SummaryWording.SegmentRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The e-mail for the eye: one column of at most 640 pixels, laid out with tables and inline styles,
 * because mail programs know little else. Every text goes through {@link Html#escape}.
 */
public final class SummaryHtml {
  private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
  private static final String P = FONT + "margin:0 0 12px;font-size:16px;line-height:24px;";
  private static final String SMALL = FONT + "margin:0;font-size:14px;line-height:20px;";
  private static final String H1 = FONT + "margin:4px 0 12px;font-size:28px;line-height:34px;";
  private static final String H2 = FONT + "margin:28px 0 8px;font-size:19px;line-height:26px;";
  private static final String H3 = FONT + "margin:14px 0 2px;font-size:16px;line-height:24px;";
  private static final String CELL = FONT + "padding:10px 8px 2px;font-size:15px;line-height:20px;";
  private static final String HEAD =
      FONT
          + "padding:8px 8px 6px;font-size:13px;line-height:18px;border-bottom:2px solid"
          + " #9aa5b1;";
  private static final String INDENT = "padding-left:20px;";
  private static final String SOFT = "color:#52606d;";
  private static final String INK = "color:#1f2933;";
  private static final String RULE = "border-bottom:1px solid #d5dbe1;";

  private final SummaryWording words;
  private final StringBuilder html = new StringBuilder();

  private SummaryHtml(SummaryWording words) {
    this.words = words;
  }

  /**
   * The whole document.
   *
   * @param pictures content ids of the charts that could be drawn
   */
  public static String render(SummaryWording words, Set<String> pictures) {
    return new SummaryHtml(words).render(pictures);
  }

  private String render(Set<String> pictures) {
    html.append(MailFrame.open(words.subject()));
    add("<p class=\"soft\" style=\"%s%s\">%s</p>", SMALL, SOFT, escape(words.kicker()));
    add("<h1 class=\"news\" style=\"%s%s\">%s</h1>", H1, INK, escape(words.headline()));
    if (!words.best().isEmpty()) {
      paragraph(words.best());
    }
    heading("What to do first");
    levers();
    heading("The month in figures");
    paragraph(words.lead());
    changes();
    bridge(pictures.contains("bridge"));
    heading("Who they are");
    if (pictures.contains("segments")) {
      picture("segments", "Bar chart of net revenue by " + words.barred() + ": ", words.bars());
    }
    segments();
    reasons();
    heading("What was left out");
    paragraph(words.qualityLead());
    leftOut();
    heading("How sure we are");
    paragraph(words.trust());
    words.page().ifPresent(page -> link(P, page, "The month on one page, to print"));
    footer();
    html.append(MailFrame.close());
    return html.toString();
  }

  private void changes() {
    if (words.changes().isEmpty()) {
      return;
    }
    heading("What changed");
    add("<ul class=\"ink\" style=\"%s%spadding:0 0 0 20px;\">", P, INK);
    words.changes().forEach(change -> add("<li>%s</li>", prose(change)));
    add("</ul>");
  }

  private void bridge(boolean drawn) {
    if (words.bridge().isEmpty()) {
      return;
    }
    heading("Why revenue changed");
    if (drawn) {
      picture("bridge", "Waterfall of the change of net revenue: ", words.bridgeBars());
    }
    add("<ul class=\"ink\" style=\"%s%spadding:8px 0 0 20px;\">", P, INK);
    for (BridgeRow row : words.bridge()) {
      String most = row.most().isEmpty() ? "" : " (" + row.most() + ")";
      add("<li>%s</li>", prose(row.effect() + ": " + row.amount() + most));
    }
    add("</ul>");
    add("<p class=\"soft\" style=\"%s%s\">%s</p>", SMALL, SOFT, escape(words.bridgeNote()));
  }

  private void picture(String contentId, String what, List<Bar> bars) {
    String alt =
        bars.stream()
            .map(bar -> bar.name() + " " + bar.label())
            .collect(Collectors.joining("; ", what, "."));
    add(
        "<img src=\"cid:%s\" class=\"chart\" width=\"576\" alt=\"%s\""
            + " style=\"display:block;width:100%%;"
            + "max-width:576px;height:auto;border:0;border-radius:6px;\">",
        escape(contentId), escape(alt));
  }

  private void segments() {
    add("<table width=\"100%%\" style=\"width:100%%;margin:8px 0 0;border-collapse:collapse;\">");
    add("<thead><tr>");
    columnHead("left", "Segment");
    columnHead("right", "Customers");
    columnHead("right", "Net revenue");
    add("</tr></thead>");
    words.groups().forEach(this::group);
    add("</table>");
  }

  private void group(GroupRow row) {
    add("<tbody>");
    if (row.named()) {
      add("<tr class=\"group\" style=\"background:#eef1f4;\">");
      add(
          "<th scope=\"rowgroup\" align=\"left\" class=\"ink\" style=\"%s%s\">%s</th>",
          CELL, INK, escape(row.name()));
      figure(row.customers());
      figure(row.revenue());
      add("</tr>");
      add(
          "<tr class=\"group\" style=\"background:#eef1f4;\"><td colspan=\"3\" class=\"soft\""
              + " style=\"%s%spadding:0 8px 10px;\">%s</td></tr>",
          SMALL, SOFT, escape((row.share() + " of revenue. " + row.about()).strip()));
    }
    row.segments().forEach(this::segment);
    add("</tbody>");
  }

  private void segment(SegmentRow row) {
    String trust = row.trust().isEmpty() ? "" : " · " + row.trust();
    add("<tr>");
    add(
        "<th scope=\"row\" align=\"left\" valign=\"top\" class=\"ink\" style=\"%s%s%s\">%s</th>",
        CELL, INK, INDENT, escape(row.name()));
    figure(row.customers());
    figure(row.revenue());
    add("</tr>");
    add(
        "<tr><td colspan=\"3\" class=\"soft rule\" style=\"%s%s%spadding:0 8px 10px 0;%s\">%s</td></tr>",
        SMALL,
        SOFT,
        RULE,
        INDENT,
        escape(row.share() + " of revenue" + trust + ". " + row.about()));
  }

  private void levers() {
    List<LeverRow> levers = words.levers();
    for (int i = 0; i < levers.size(); i++) {
      LeverRow row = levers.get(i);
      add("<h3 style=\"%s%s\">%d. %s</h3>", H3, INK, i + 1, escape(row.title()));
      add(
          "<p class=\"ink\" style=\"%s%s\"><strong class=\"gain\" style=\"color:#005a8c;\">%s"
              + "</strong> (%s)</p>",
          SMALL, INK, escape(row.effect()), escape(row.interval()));
      add("<p class=\"ink\" style=\"%s%s\">%s</p>", SMALL, INK, escape(row.action()));
      row.link().ifPresent(link -> link(SMALL, link, "Whom: " + row.download()));
    }
    if (levers.isEmpty()) {
      paragraph(words.leverNote());
    }
  }

  private void reasons() {
    if (words.levers().isEmpty()) {
      return;
    }
    heading("Why these actions");
    add("<ul class=\"ink\" style=\"%s%spadding:0 0 0 20px;\">", P, INK);
    for (LeverRow row : words.levers()) {
      add("<li>%s</li>", prose(row.title() + ": " + row.reason()));
    }
    add("</ul>");
    add("<p class=\"soft\" style=\"%s%s\">%s</p>", SMALL, SOFT, escape(words.leverNote()));
  }

  private void leftOut() {
    if (words.leftOut().isEmpty()) {
      return;
    }
    add("<table width=\"100%%\" style=\"width:100%%;border-collapse:collapse;\">");
    add("<thead><tr>");
    columnHead("left", "Rule");
    columnHead("right", "Lines");
    columnHead("right", "Money");
    add("</tr></thead>");
    add("<tbody>");
    for (LeftOutRow row : words.leftOut()) {
      add(
          "<tr><th scope=\"row\" align=\"left\" class=\"ink\" style=\"%s%spadding-left:0;"
              + "font-weight:normal;\">%s</th>",
          CELL, INK, escape(row.rule()));
      figure(row.rows());
      figure(row.money());
      add("</tr>");
    }
    add("</tbody>");
    add("</table>");
  }

  private void footer() {
    add(
        "<p class=\"soft rule\" style=\"%s%sborder-top:1px solid #d5dbe1;margin-top:24px;"
            + "padding-top:12px;\">%s</p>",
        SMALL,
        SOFT,
        words.footer().stream().map(Html::escape).collect(Collectors.joining("<br>\n")));
  }

  private void columnHead(String align, String text) {
    String edge = align.equals("left") ? "padding-left:0;" : "";
    add(
        "<th scope=\"col\" align=\"%s\" class=\"soft rule\" style=\"%s%s%s\">%s</th>",
        align, HEAD, SOFT, edge, escape(text));
  }

  private void figure(String text) {
    add(
        "<td align=\"right\" valign=\"top\" class=\"ink\" style=\"%s%s\">%s</td>",
        CELL, INK, prose(text));
  }

  private void heading(String text) {
    add("<h2 style=\"%s%s\">%s</h2>", H2, INK, prose(text));
  }

  private void link(String style, String address, String text) {
    add(
        "<p class=\"ink\" style=\"%s%s\"><a class=\"gain\" style=\"color:#005a8c;\""
            + " href=\"%s\">%s</a></p>",
        style, INK, escape(address), escape(text));
  }

  private void paragraph(String text) {
    add("<p class=\"ink\" style=\"%s%s\">%s</p>", P, INK, prose(text));
  }

  private void add(String line, Object... parts) {
    html.append(String.format(java.util.Locale.ROOT, line, parts)).append('\n');
  }
}
