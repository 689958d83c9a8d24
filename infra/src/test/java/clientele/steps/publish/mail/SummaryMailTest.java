package clientele.steps.publish.mail;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.charts.BarCharts;
import clientele.infra.mail.MailRules;
import clientele.infra.mail.MimeMessages;
import clientele.steps.dag.RunId;
import clientele.steps.port.Mailer.Message;
import clientele.steps.port.Mailer.Picture;
import clientele.steps.publish.Months;
import clientele.steps.publish.mail.MonthSummary.Footing;
import clientele.steps.publish.mail.MonthSummary.Quality;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.MonthSummary.Since;
import clientele.steps.publish.mail.MonthSummary.Size;
import clientele.steps.publish.mail.MonthSummary.Totals;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.settings.FigureFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The month's mail as it leaves the shop. */
class SummaryMailTest {
  private static final FigureFormat POUNDS = new FigureFormat("GBP");
  private static final Instant DATE = Instant.parse("2011-12-01T04:00:00Z");

  @Test
  void the_mail_of_a_plausible_month_keeps_every_rule() throws IOException {
    SummaryMail mail = mail(Months.november());
    assertThat(MailRules.broken(eml(mail))).isEmpty();
    Files.writeString(Path.of("target", "summary-mail.txt"), mail.text());
    Files.writeString(Path.of("target", "summary-mail.html"), inlined(mail));
  }

  private static String inlined(SummaryMail mail) {
    String html = mail.html();
    for (Picture picture : mail.pictures()) {
      String png = Base64.getEncoder().encodeToString(picture.png());
      html = html.replace("cid:" + picture.contentId(), "data:image/png;base64," + png);
    }
    return html;
  }

  @Test
  void why_revenue_changed_and_who_moved_is_told_and_drawn() {
    SummaryMail mail = mail(Months.november());
    assertThat(mail.text())
        .contains("- Who moved: 125 went to another segment, the most (45) from Loyal to Insiders;")
        .contains("120 joined, 32 left.")
        .contains("- Customers gained: +£91,200; most in Promising, +£61,200")
        .contains("- Orders per customer: +£151,235; most in Insiders, +£99,000")
        .doesNotContain("igrated");
    assertThat(mail.pictures())
        .extracting(Picture::contentId)
        .containsExactly("bridge", "segments");
    assertThat(mail.html()).contains("Waterfall of the change of net revenue: Customers gained");
  }

  @Test
  void the_subject_and_the_first_sentence_say_the_news() {
    SummaryMail mail = mail(Months.november());
    assertThat(mail.subject())
        .isEqualTo(
            "November 2011: revenue £1.12m, 16% more than in October 2011, 4,312 customers (+88)");
    assertThat(mail.text())
        .startsWith(
            """
            Customer segments · November 2011

            Revenue £1.12m, 16% more than in October 2011

            What to do first
            ----------------
            1. Loyal: raise frequency: +£8,121 a month
            """);
    assertThat(mail.text())
        .contains(
            """
            The month in figures
            --------------------
            In the 12 months to November 2011, 4,312 customers brought £8,611,345 net; they form 7\
             segments. Against as many months to October 2011: revenue +£177,135, customers +88,\
             segments unchanged.
            """);
    assertThat(mail.text())
        .contains("- Largest gain: Insiders, revenue +£120,340, customers +12.")
        .contains("- Largest loss: Loyal, revenue −£89,000, customers −63.")
        .contains("- New this month: Price sensitive (233 customers).")
        .contains("- No longer there: Loyal 2 (96 customers).");
  }

  @Test
  void a_longer_history_than_last_months_is_set_against_nothing_but_the_month_itself() {
    MonthSummary grown = Months.november(Footing.FOUND, Months.money(11));
    SummaryMail mail = mail(grown);
    assertThat(mail.subject())
        .isEqualTo("November 2011: revenue £1.12m, 16% more than in October 2011, 4,312 customers");
    assertThat(mail.text())
        .contains(
            "Not like for like: 12 months have lines now, 11 had in October 2011, so figures over"
                + " the window are not compared.")
        .contains("- Insiders: 412 customers; revenue £4,512,300, 52% of all")
        .contains("120 joined.")
        .doesNotContain("+£177,135", "+88", "Why revenue changed", "Largest gain", "32 left");
    assertThat(mail.html()).doesNotContain("Why revenue changed").doesNotContain("+£177,135");
    assertThat(MailRules.broken(eml(mail))).isEmpty();
    assertThat(mail(Months.november()).text()).doesNotContain("like for like");
  }

  @Test
  void what_the_effects_add_up_to_is_tied_to_the_months_that_came_and_went() {
    assertThat(mail(Months.november()).text())
        .contains(
            "Together +£177,135 over the window: £1,118,695 came in with the months that are new in"
                + " it, £941,505 went out with those that left it, returns by customers without an"
                + " order in it, who are in no segment, make −£55.");
  }

  @Test
  void a_month_without_trustworthy_segments_says_so_in_its_first_lines() {
    MonthSummary plain = Months.november(new Footing(false, Optional.empty()), Months.money(12));
    SummaryMail mail = mail(plain);
    assertThat(mail.text())
        .contains("No trustworthy segments were found in this month")
        .contains("they sort customers, they do not describe natural groups");
    assertThat(MailRules.broken(eml(mail))).isEmpty();
    assertThat(mail(Months.november()).text()).doesNotContain("No trustworthy segments");
  }

  @Test
  void segments_kept_because_the_months_own_clusters_fail_are_said_to_be_kept() {
    MonthSummary kept =
        Months.november(new Footing(true, Optional.of(YearMonth.of(2011, 9))), Months.money(12));
    SummaryMail mail = mail(kept);
    assertThat(mail.text())
        .contains(
            "own clusters cannot be trusted, so the segments found in September 2011 are kept")
        .doesNotContain("No trustworthy segments");
    assertThat(MailRules.broken(eml(mail))).isEmpty();
  }

  @Test
  void weak_rules_changed_checks_and_the_page_are_named() {
    SummaryMail mail = mail(Months.november());
    assertThat(mail.text())
        .contains("Short rules that are weak, placing fewer than nine in ten customers right:")
        .contains(
            "- Standing check: \"The first half of a month brings more than the second\" does not"
                + " hold now (last month: undecided).")
        .contains("to print: https://segments.shop.example/summary/2011-11");
    assertThat(mail.html()).contains("href=\"https://segments.shop.example/summary/2011-11\"");
  }

  @Test
  void only_levers_that_promise_money_are_named_three_at_most() {
    assertThat(mail(Months.november()).text())
        .contains("1. Loyal: raise frequency: +£8,121 a month")
        .contains(
            "   Whom: download these 611 customers (CSV)"
                + " https://segments.shop.example/levers/2011-11/2/1/customers.csv")
        .contains("£7,210 to £9,105, 611 customers")
        .contains("that pace. It may bring nothing.")
        .doesNotContain("do nothing");
  }

  @Test
  void the_caution_of_a_weak_segment_stands_beside_its_action_and_of_no_other() {
    assertThat(mail(Months.november()).text())
        .containsOnlyOnce("The segment is weak")
        .contains(
            "Write to them with a reason to return and an offer that ends. The segment is weak:"
                + " try a few first.");
  }

  @Test
  void what_was_left_out_stands_with_lines_and_money() {
    assertThat(mail(Months.november()).text())
        .contains("64,531 of the 84,711 lines of November 2011 were used (76%).")
        .contains("- Missing customer: 19,240 lines, £262,123")
        .contains("- Implausible pair: 42 lines, −£77,184");
  }

  @Test
  void the_same_figures_give_the_same_bytes() {
    assertThat(eml(mail(Months.november()))).isEqualTo(eml(mail(Months.november())));
  }

  @Test
  void the_first_month_compares_with_nothing_and_an_empty_one_still_makes_a_mail() {
    MonthSummary first =
        new MonthSummary(
            new RunId(YearMonth.of(2011, 3), 2),
            1,
            new Totals(0, 0),
            Optional.empty(),
            List.of(),
            List.of(),
            new Quality(0, 0, List.of()),
            Since.NOTHING,
            Footing.FOUND,
            new MonthRevenue(
                "2011-03", ZERO, 0, ZERO, null, ZERO, 0, ZERO, ZERO, ZERO, ZERO, ZERO, false));
    SummaryMail mail = mail(first);
    assertThat(mail.subject()).isEqualTo("March 2011, revision 2: revenue £0, 0 customers");
    assertThat(mail.text()).contains("Nothing was left out.").doesNotContain("What changed");
    assertThat(MailRules.broken(eml(mail))).isEmpty();
  }

  @Test
  void a_hundred_segments_with_hostile_names_stay_small_and_harmless() {
    String hostile = "<script>alert('x')</script> & \"Söhne\" \u202e \n<img src=http://x>";
    List<SegmentLine> lines =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new SegmentLine(
                        new Size(hostile + i, 10, BigDecimal.valueOf(1000 - i)),
                        false,
                        new BigDecimal(".01"),
                        "weak",
                        hostile,
                        true,
                        Optional.empty(),
                        i % 2 == 0 ? hostile : ""))
            .toList();
    MonthSummary november = Months.november();
    MonthSummary many =
        new MonthSummary(
            november.id(),
            12,
            november.now(),
            november.before(),
            lines,
            november.levers(),
            november.quality(),
            november.since(),
            Footing.FOUND,
            november.money());
    SummaryMail mail = mail(many);
    assertThat(MailRules.broken(eml(mail))).isEmpty();
    assertThat(mail.html()).doesNotContain("<script>").contains("88 more");
  }

  @Test
  void without_fonts_the_mail_goes_out_without_a_picture() {
    SummaryMail mail =
        SummaryMail.render(
            Months.november(), POUNDS, (title, bars) -> Optional.empty(), Optional.empty());
    assertThat(mail.pictures()).isEmpty();
    assertThat(MailRules.broken(eml(mail))).isEmpty();
  }

  @Test
  void escaping_leaves_no_markup_and_no_control_character() {
    assertThat(Html.escape("a<b>&\"'\u0007\ud800z€😀"))
        .isEqualTo("a&lt;b&gt;&amp;&quot;&#39;  z€😀");
  }

  private static SummaryMail mail(MonthSummary summary) {
    return SummaryMail.render(
        summary, POUNDS, new BarCharts(), Optional.of("https://segments.shop.example/"));
  }

  private static byte[] eml(SummaryMail mail) {
    Message message = mail.to("2011-11-r1-summary-owner@shop.example", "owner@shop.example");
    return new MimeMessages("Segments <segments@shop.example>").bytes(message, DATE);
  }
}
