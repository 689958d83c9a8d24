package clientele.steps.publish.mail;

import clientele.steps.port.Charts.Bar;
import java.util.List;
import java.util.Optional;

/**
 * The e-mail as words, before it is text or HTML: both are made from these strings and no others,
 * so no figure can stand in one and not in the other.
 *
 * @param subject the news in one line
 * @param kicker above the headline
 * @param headline the news
 * @param best who the best customers are, what they are worth, how sure; empty if there are none
 * @param lead the news in one or two sentences
 * @param changes what moved since the last month
 * @param bridge why revenue changed, by effect; empty for the first month
 * @param bridgeBars the same as a picture, the whole change last
 * @param bridgeNote what the effects add up to, and how that fits the months' own revenue
 * @param groups the segments by what their customers do
 * @param bars the picture
 * @param levers the most valuable ones
 * @param leverNote how effects are to be read
 * @param qualityLead how many lines were used
 * @param leftOut the others, by rule
 * @param trust how sure all this is
 * @param page address of the month on one page, if the page has one that readers can reach
 * @param footer where the figures are from and where more are
 */
public record SummaryWording(
    String subject,
    String kicker,
    String headline,
    String best,
    String lead,
    List<String> changes,
    List<BridgeRow> bridge,
    List<Bar> bridgeBars,
    String bridgeNote,
    List<GroupRow> groups,
    List<Bar> bars,
    List<LeverRow> levers,
    String leverNote,
    String qualityLead,
    List<LeftOutRow> leftOut,
    String trust,
    Optional<String> page,
    List<String> footer) {

  /**
   * A group of segments in words; all but the segments is empty where they are in none.
   *
   * @param customers number
   * @param revenue money
   * @param share of all revenue
   * @param about what they do
   */
  record GroupRow(
      String name,
      String customers,
      String revenue,
      String share,
      String about,
      List<SegmentRow> segments) {
    /** Whether there is something to say above the segments. */
    boolean named() {
      return !name.isEmpty();
    }
  }

  /** What a bar of the picture stands for. */
  String barred() {
    return groups.stream().filter(GroupRow::named).count() > 1 ? "group" : "segment";
  }

  /**
   * One segment in words.
   *
   * @param customers number and change, such as {@code 412 (+12)}
   * @param revenue money and change
   * @param share of all revenue
   */
  record SegmentRow(
      String name, String trust, String customers, String revenue, String share, String about) {}

  /** One effect on revenue in words, and where it is largest. */
  record BridgeRow(String effect, String amount, String most) {}

  /**
   * One lever in words.
   *
   * @param download words of the link to its customers
   * @param link where they are, if readers reach the page
   */
  record LeverRow(
      String title,
      String effect,
      String interval,
      String action,
      String reason,
      String download,
      Optional<String> link) {}

  /** One rule's rejects in words. */
  record LeftOutRow(String rule, String rows, String money) {}
}
