package clientele.steps.table.explain;

import clientele.steps.table.segment.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * The best customers of a month, all their segments together.
 *
 * @param name what they are called together
 * @param customers all of them
 * @param revenue what they brought in the window
 * @param revenueShare of the revenue of all customers, 0 … 1
 * @param certain those in segments of high trust
 * @param sure those in segments of high or fair trust
 */
public record BestCustomers(
    String name,
    long customers,
    BigDecimal revenue,
    BigDecimal revenueShare,
    long certain,
    long sure) {
  static final String INSIDERS = "Insiders";

  /** One of their segments. */
  public record Part(
      String name, long customers, BigDecimal revenue, BigDecimal revenueShare, String trust) {}

  /** Sums up their segments, of which there is at least one. */
  public static BestCustomers of(List<Part> parts) {
    return new BestCustomers(
        together(parts.stream().map(Part::name).toList()),
        count(parts, part -> true),
        parts.stream().map(Part::revenue).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream().map(Part::revenueShare).reduce(BigDecimal.ZERO, BigDecimal::add),
        count(parts, part -> part.trust().equals("high")),
        count(parts, part -> !part.trust().equals("weak")));
  }

  /** Whether they are Insiders, not merely the best there are. */
  public boolean insiders() {
    return Segment.plain(name).equals(INSIDERS);
  }

  private static String together(List<String> names) {
    List<String> plain = names.stream().map(Segment::plain).distinct().toList();
    return names.size() == 1 ? names.get(0) : plain.size() == 1 ? plain.get(0) : INSIDERS;
  }

  private static long count(List<Part> parts, Predicate<Part> which) {
    return parts.stream().filter(which).mapToLong(Part::customers).sum();
  }
}
