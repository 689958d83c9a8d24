package clientele.infra.config.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as it stands in a file or comes from a socket, read as an address: {@code ::1},
 * {@code 0:0:0:0:0:0:0:1} and {@code [::1]} are one, and {@code 127.0.0.1.shop.example} is none.
 * Nothing is ever looked up.
 */
public final class IpText {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:%\\w+)?");

  private IpText() {}

  /** The address, or nothing where the text is a name or no address at all. */
  public static Optional<InetAddress> read(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!V4.matcher(bare).matches() && !V6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether the text is an address of this machine alone, or the name localhost. */
  public static boolean isLoopback(String text) {
    return text.equals("localhost") || read(text).map(InetAddress::isLoopbackAddress).orElse(false);
  }
}
