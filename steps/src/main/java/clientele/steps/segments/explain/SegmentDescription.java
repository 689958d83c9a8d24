package clientele.steps.segments.explain;

import clientele.steps.segments.facts.Persona;
import clientele.steps.settings.FigureFormat;

/** Describes a segment in one sentence of at most 25 words. */
final class SegmentDescription {
  private final FigureFormat format;
  private final int windowMonths;

  /**
   * @param windowMonths months of the window that have lines
   */
  SegmentDescription(FigureFormat format, int windowMonths) {
    this.format = format;
    this.windowMonths = windowMonths;
  }

  /**
   * The sentence: what such customers are like, then the typical one in figures. The same medians
   * give the same words.
   */
  String say(Persona persona, double recencyDays, double frequency, double monetary) {
    return "%s: typically %s, the last %s, worth %s in %s."
        .formatted(
            persona.phrase(),
            counted(frequency, "order"),
            format.number(recencyDays, 0).equals("0") ? "today" : format.days(recencyDays) + " ago",
            format.money(monetary),
            windowMonths == 1 ? "the month" : windowMonths + " months");
  }

  private String counted(double number, String noun) {
    String figure = format.number(number);
    return figure + " " + noun + (figure.equals("1") ? "" : "s");
  }
}
