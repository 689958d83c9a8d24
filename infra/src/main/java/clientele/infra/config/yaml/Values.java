package clientele.infra.config.yaml;

import clientele.infra.config.value.IpText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads single values from text; each throws IllegalArgumentException where the text is no good.
 */
public final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*([smhd])");
  private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern TOKEN = Pattern.compile("[!-~][ -~]{14,}[!-~]");
  private static final Pattern CRON_FIELD =
      Pattern.compile("(\\*|\\?|[0-9A-Z]+(-[0-9A-Z]+)?|L(-\\d+)?W?|LW|\\d+W|\\w+#\\d)(/\\d+)?");

  private Values() {}

  public static int whole(String text) {
    return Integer.parseInt(text);
  }

  public static long longWhole(String text) {
    return Long.parseLong(text);
  }

  public static double number(String text) {
    return new BigDecimal(text).doubleValue();
  }

  public static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** {@code 90s}, {@code 30m}, {@code 36h}, {@code 2d}. */
  public static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  public static <E extends Enum<E>> E choice(Class<E> type, String text) {
    if (!text.equals(text.toLowerCase(Locale.ROOT)) || text.contains("_")) {
      throw new IllegalArgumentException(text);
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public static char character(String text) {
    String one = text.equals("tab") || text.equals("\\t") ? "\t" : text;
    if (one.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return one.charAt(0);
  }

  public static String mailAddress(String text) {
    return matching(MAIL, text);
  }

  /** An IP address, written out whole. */
  public static String ipAddress(String text) {
    return IpText.read(text).map(address -> text).orElseThrow(IllegalArgumentException::new);
  }

  /** A name of a machine, in small letters and without a port. */
  public static String hostName(String text) {
    return matching(HOST, text);
  }

  /** An IP address or the name of one; digits and dots that are no whole address are neither. */
  public static String bindAddress(String text) {
    return IpText.read(text).isPresent() ? text : hostName(text);
  }

  /** A token: 16 printable characters of ASCII or more, as a header carries them. */
  static String token(String text) {
    return matching(TOKEN, text);
  }

  public static String nonBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** Six or seven fields of the letters of Quartz; whether they make sense shows when it runs. */
  public static String cron(String text) {
    String[] fields = text.split("\\s+");
    if (fields.length < 6 || fields.length > 7) {
      throw new IllegalArgumentException(text);
    }
    for (String field : fields) {
      for (String part : field.split(",", -1)) {
        matching(CRON_FIELD, part);
      }
    }
    if (fields[3].equals("?") == fields[5].equals("?")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
