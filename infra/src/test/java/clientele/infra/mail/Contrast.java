package clientele.infra.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The contrast of every piece of text with what lies behind it, in light and in dark mode (WCAG
 * 2.2, 1.4.3: at least 4.5). Knows as much of styles as the mail uses: inline ones, and the simple
 * selectors of its dark block.
 */
final class Contrast {
  private static final double LEAST = 4.5;
  private static final Pattern DARK =
      Pattern.compile("@media \\(prefers-color-scheme: dark\\) \\{(.*?\\})\\s*\\}", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");

  private Contrast() {}

  static List<String> broken(Document page) {
    List<String> broken = new ArrayList<>(inMode(page, Map.of(), "light"));
    Matcher dark = DARK.matcher(page.select("style").html());
    if (!page.select("meta[name=color-scheme]").attr("content").contains("dark") || !dark.find()) {
      broken.add("dark mode is not provided for");
      return broken;
    }
    Map<Element, String> overrides = new HashMap<>();
    Matcher rules = RULE.matcher(dark.group(1));
    while (rules.find()) {
      for (Element element : page.select(rules.group(1).trim())) {
        overrides.merge(element, rules.group(2), String::concat);
      }
    }
    broken.addAll(inMode(page, overrides, "dark"));
    return broken;
  }

  private static List<String> inMode(Document page, Map<Element, String> overrides, String mode) {
    List<String> broken = new ArrayList<>();
    for (Element element : page.body().getAllElements()) {
      if (!element.ownText().isBlank()) {
        String ink = found(element, overrides, "color");
        String ground = found(element, overrides, "background");
        double contrast = contrast(ink, ground);
        if (contrast < LEAST) {
          broken.add(
              String.format(
                  Locale.ROOT,
                  "contrast %.2f in %s mode: %s on %s at '%s'",
                  contrast,
                  mode,
                  ink,
                  ground,
                  element.ownText()));
        }
      }
    }
    return broken;
  }

  /** The nearest value of a property, the dark block's before the inline one. */
  private static String found(Element from, Map<Element, String> overrides, String property) {
    Pattern wanted = Pattern.compile("(?:^|[;{\\s])" + property + ":\\s*(#[0-9a-f]{6})");
    for (Element e = from; e != null; e = e.parent()) {
      for (String style : List.of(overrides.getOrDefault(e, ""), e.attr("style"))) {
        Matcher matcher = wanted.matcher(style);
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
    }
    return property.equals("color") ? "#000000" : "#ffffff";
  }

  static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
