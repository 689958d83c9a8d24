package clientele.steps.port;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One spelling for each customer, invoice or product, wherever it is read: in a file or in a
 * request. Characters of one meaning are one (Unicode's NFKC), invisible ones go, spaces of any
 * kind are a space and none stands at an end, a spreadsheet's mark of text ({@code '123} or {@code
 * ="123"}) and its decimals behind a whole number ({@code 123.0}) go, and an e-mail address is in
 * small letters.
 */
public final class Identity {
  /** Longest that can be a key; longer is no name of anything. */
  public static final int LONGEST = 256;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");
  private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");
  private static final Pattern LOST =
      Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+|\\d[.,]\\d+[eE]\\d+");

  private Identity() {}

  /** The one spelling of an id; an empty text for none. */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    String one = Normalizer.normalize(text, Normalizer.Form.NFKC);
    one = SPACES.matcher(INVISIBLE.matcher(one).replaceAll("")).replaceAll(" ").strip();
    var formula = FORMULA.matcher(one);
    if (formula.matches()) {
      one = formula.group(1).strip();
    }
    if (one.length() > 1 && one.charAt(0) == '\'') {
      one = one.substring(1).strip();
    }
    var whole = WHOLE.matcher(one);
    if (whole.matches()) {
      one = whole.group(1);
    }
    return one.indexOf('@') > 0 ? one.toLowerCase(Locale.ROOT) : one;
  }

  /** Whether a spreadsheet has left but a few digits of an id: {@code 4.51235E+12}. */
  public static boolean hasLostDigits(String text) {
    return text.length() >= 4
        && Character.isDigit(text.charAt(0))
        && (text.indexOf('E') > 0 || text.indexOf('e') > 0)
        && LOST.matcher(text).matches();
  }

  /** Letters and digits of ASCII, and signs between that change nothing. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || c == '-'
              || c == '_'
              || c == '#'
              || c == '/';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
