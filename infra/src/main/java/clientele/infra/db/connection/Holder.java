package clientele.infra.db.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this process among all that work on a database. */
public final class Holder {
  /** What PostgreSQL keeps of a connection's name. */
  private static final int LONGEST = 63;

  private Holder() {}

  /** Machine and process, such as {@code clientele shop-1 4711}; all its connections bear it. */
  public static String name() {
    String pid = " " + ProcessHandle.current().pid();
    String host = "clientele " + host().replaceAll("[^A-Za-z0-9.-]", "-");
    return host.substring(0, Math.min(host.length(), LONGEST - pid.length())) + pid;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }
}
