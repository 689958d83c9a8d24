package clientele.steps.publish.mail;

import static clientele.steps.publish.mail.Html.escape;

/** What stands around every e-mail: head, colours, and the card in the middle of the page. */
final class MailFrame {
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
        .group { background: #27313b !important; }
      }
      """;

  private MailFrame() {}

  /** All before the text. */
  static String open(String subject) {
    return """
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#eef1f4;">
        <table role="presentation" class="page" width="100%%" style="background:#eef1f4;">
        <tr><td align="center" style="padding:16px 8px;">
        <table role="presentation" class="card" width="640" style="width:100%%;max-width:640px;\
        background:#ffffff;border-radius:8px;text-align:left;">
        <tr><td class="inner" style="padding:28px 32px;">
        """
        .formatted(escape(subject), STYLE);
  }

  /** All after it. */
  static String close() {
    return """
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>
        """;
  }
}
