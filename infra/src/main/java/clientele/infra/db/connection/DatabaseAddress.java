package clientele.infra.db.connection;

import clientele.infra.config.value.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a database is and as whom to enter it.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param user login role
 * @param password empty where the server trusts the address or another method is set up
 * @param data folder of the server's data, where that is known to lie on this machine
 */
public record DatabaseAddress(
    String url, String user, Optional<Secret> password, Optional<Path> data) {

  /** What the server adds to a refusal may quote a row, and a row may name a customer. */
  public static final Map<String, String> DISCREET = Map.of("logServerErrorDetail", "false");

  /** A server of which no more is known than its address. */
  public DatabaseAddress(String url, String user, Optional<Secret> password) {
    this(url, user, password, Optional.empty());
  }

  /** Login data for the driver. */
  public Properties login() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    password.ifPresent(secret -> properties.setProperty("password", secret.value()));
    properties.setProperty("ApplicationName", Holder.name());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    DISCREET.forEach(properties::setProperty);
    return properties;
  }

  /** Address and user for messages; what stands behind the question mark may hold secrets. */
  @Override
  public String toString() {
    return user + " at " + url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }
}
