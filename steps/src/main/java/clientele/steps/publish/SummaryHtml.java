package clientele.steps.publish;

import static clientele.steps.publish.Html.escape;
import static clientele.steps.publish.Html.prose;

import clientele.steps.port.Charts.Bar;
import clientele.steps.publish.SummaryWording.BridgeRow;
import clientele.steps.publish.SummaryWording.LeftOutRow;
import clientele.steps.publish.SummaryWording.LeverRow;
import clientele.steps.publish.SummaryWording.SegmentRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The e-mail for the eye: one column of at most 640 pixels, laid out with tables and inline styles,
 * because mail programs know little else. Every text goes through {@link Html#escape}.
 */
final class SummaryHtml {
  private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
  private static final String P = FONT + "margin:0 0 12px;font-size:16px;line-height:24px;";
  private static final String SMALL = FONT + "margin:0;font-size:14px;line-height:20px;";
  private static final String H1 = FONT + "margin:4px 0 12px;font-size:28px;line-height:34px;";
  private static final String H2 = FONT + "margin:28px 0 8px;font-size:19px;line-height:26px;";
  private static final String H3 = FONT + "margin:14px 0 2px;font-size:16px;line-height:24px;";
  private static final String CELL =
      FONT + "padding:10px 0 2px 8px;font-size:15px;line-height:20px;";
  private static final String HEAD =
      FONT
          + "padding:8px 0 6px 8px;font-size:13px;line-height:18px;border-bottom:2px solid"
          + " #9aa5b1;";
  private static final String SOFT = "color:#52606d;";
  private static final String INK = "color:#1f2933;";
  private static final String RULE = "border-bottom:1px solid #d5dbe1;";

  /** Colours for readers who prefer dark; inline styles cannot say that. */
  private static final String STYLE =
      """
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      table { border-spacing: 0; }
      @media (max-width: 480px) {
        .inner { padding: 20px 16px !important; }
        .news { font-size: 24px !important; line-height: 30px !important; }
      }
      @media (prefers-color-scheme: dark) {
        body, .page { background: #12171c !important; }
        .card { background: #1c232b !important; }
        .ink, .card h1, .card h2, .card h3 { color: #e6eaee !important; }
        .soft { color: #b4bec8 !important; }
        .gain { color: #86d0f5 !important; }
        .chart { opacity: 0.9 !important; }
        .rule { border-color: #414c57 !important; }
      }
      """;

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
  static String render(SummaryWording words, Set<String> pictures) {
    return new SummaryHtml(words).render(pictures);
  }

  private String render(Set<String> pictures) {
    open();
    add("<p class=\"soft\" style=\"%s%s\">%s</p>", SMALL, SOFT, escape(words.kicker()));
    add("<h1 class=\"news\" style=\"%s%s\">%s</h1>", H1, INK, escape(words.headline()));
    heading("What to do first");
    levers();
    heading("The month in figures");
    paragraph(words.lead());
    changes();
    bridge(pictures.contains("bridge"));
    heading("Segments by revenue");
    if (pictures.contains("segments")) {
      picture("segments", "Bar chart of net revenue by segment: ", words.bars());
    }
    segments();
    heading("What was left out");
    paragraph(words.qualityLead());
    leftOut();
    heading("How sure we are");
    paragraph(words.trust());
    words.page().ifPresent(page -> link(P, page, "The month on one page, to print"));
    footer();
    close();
    return html.toString();
  }

  private void open() {
    add("<!DOCTYPE html>");
    add("<html lang=\"en\" dir=\"ltr\">");
    add("<head>");
    add("<meta charset=\"utf-8\">");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    add("<meta name=\"color-scheme\" content=\"light dark\">");
    add("<meta name=\"supported-color-schemes\" content=\"light dark\">");
    add("<title>%s</title>", escape(words.subject()));
    add("<style>\n%s</style>", STYLE);
    add("</head>");
    add("<body class=\"page\" style=\"margin:0;padding:0;background:#eef1f4;\">");
    add(
        "<table role=\"presentation\" class=\"page\" width=\"100%%\""
            + " style=\"background:#eef1f4;\">");
    add("<tr><td align=\"center\" style=\"padding:16px 8px;\">");
    add(
        "<table role=\"presentation\" class=\"card\" width=\"640\" style=\"width:100%%;"
            + "max-width:640px;background:#ffffff;border-radius:8px;text-align:left;\">");
    add("<tr><td class=\"inner\" style=\"padding:28px 32px;\">");
  }

  private void close() {
    add("</td></tr></table>");
    add("</td></tr></table>");
    add("</body>");
    add("</html>");
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
    add("<tbody>");
    words.segments().forEach(this::segment);
    add("</tbody>");
    add("</table>");
  }

  private void segment(SegmentRow row) {
    String trust = row.trust().isEmpty() ? "" : " · " + row.trust();
    add("<tr>");
    add(
        "<th scope=\"row\" align=\"left\" valign=\"top\" class=\"ink\" style=\"%s%spadding-left:0;"
            + "\">%s</th>",
        CELL, INK, escape(row.name()));
    figure(row.customers());
    figure(row.revenue());
    add("</tr>");
    add(
        "<tr><td colspan=\"3\" class=\"soft rule\" style=\"%s%s%spadding:0 0 10px;\">%s</td></tr>",
        SMALL, SOFT, RULE, escape(row.share() + " of revenue" + trust + ". " + row.about()));
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
      add("<p class=\"soft\" style=\"%s%s\">Why: %s</p>", SMALL, SOFT, escape(row.reason()));
      row.link().ifPresent(link -> link(SMALL, link, "Whom: " + row.download()));
    }
    add(
        "<p class=\"soft\" style=\"%s%smargin-top:12px;\">%s</p>",
        SMALL, SOFT, escape(words.leverNote()));
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
