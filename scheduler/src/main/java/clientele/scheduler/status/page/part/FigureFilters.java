package clientele.scheduler.status.page.part;

import clientele.steps.publish.words.BestWords;
import clientele.steps.publish.words.LeverWords;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.publish.words.RevenueWords;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import clientele.steps.table.explain.BestCustomers;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Filters of the templates: figures as the mail writes them, months, durations, links. */
public final class FigureFilters extends AbstractExtension {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

  private final FigureFormat format;

  public FigureFilters(FigureFormat format) {
    this.format = format;
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.ofEntries(
        Map.entry("countChange", filter(value -> format.countChange(decimal(value).longValue()))),
        Map.entry("money", filter(value -> format.money(decimal(value)))),
        Map.entry("moneyShort", filter(value -> format.moneyShort(decimal(value)))),
        Map.entry("moneyChange", filter(value -> format.moneyChange(decimal(value)))),
        Map.entry("count", filter(value -> format.count(decimal(value).longValue()))),
        Map.entry("twoPlaces", filter(value -> twoPlaces(decimal(value).doubleValue(), ""))),
        Map.entry("percent", filter(value -> format.percent(decimal(value).doubleValue()))),
        Map.entry("month", filter(value -> MONTH.format(YearMonth.parse(value.toString())))),
        Map.entry("duration", filter(value -> duration(decimal(value).doubleValue()))),
        Map.entry("customerLink", filter(value -> customerLink(value.toString()))),
        Map.entry("days", filter(value -> format.days(decimal(value).doubleValue()))),
        Map.entry("caution", filter(value -> LeverWords.caution(value.toString()))),
        Map.entry(
            "download", filter(value -> LeverWords.download(format, decimal(value).longValue()))),
        Map.entry("number", filter(value -> format.number(decimal(value).doubleValue()))));
  }

  /** A figure of a feature with its unit. */
  public String feature(Feature feature, double value) {
    return switch (feature.unit()) {
      case "money" -> format.money(value);
      case "0 to 1" -> format.percent(value);
      case "1 to 5" -> format.number(value, 1);
      case "days" -> format.days(value);
      default -> format.number(value);
    };
  }

  /** The words for a month's money, as the mail writes them. */
  RevenueWords revenue(MonthRevenue money) {
    return new RevenueWords(money, format);
  }

  /** The words for the best customers, as the mail writes them. */
  String best(BestCustomers best, MonthRevenue money, long customers) {
    return BestWords.say(best, money, customers, format);
  }

  /** A share of one as per cent. */
  String percent(double share) {
    return format.percent(share);
  }

  /** The name of a feature for people: "Recency", "Average order value". */
  public static String label(Feature feature) {
    String words = feature.name().replaceFirst("_days$", "").replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Where a customer's page is; an id that is no plain word goes behind a question mark. */
  public static String customerLink(String id) {
    return id.matches("[A-Za-z0-9_-]+")
        ? "/customers/" + id
        : "/customers?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** With two decimals and a true minus sign; what is not negative begins with the sign given. */
  static String twoPlaces(double value, String plus) {
    String text = String.format(Locale.ROOT, "%.2f", Math.abs(value));
    return value < 0 && !text.equals("0.00") ? "\u2212" + text : plus + text;
  }

  private static String duration(double seconds) {
    if (seconds < 0.95) {
      return String.format(Locale.ROOT, "%.0f ms", 1_000 * seconds);
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
  }

  private static Filter filter(Function<Object, String> words) {
    return new Filter() {
      @Override
      public List<String> getArgumentNames() {
        return List.of();
      }

      @Override
      public Object apply(
          Object input,
          Map<String, Object> arguments,
          PebbleTemplate template,
          EvaluationContext context,
          int line) {
        return words.apply(input);
      }
    };
  }
}
