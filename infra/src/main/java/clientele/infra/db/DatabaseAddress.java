package clientele.infra.db;

import clientele.infra.config.Secret;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a database is and as whom to enter it.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param user login role
 * @param password empty where the server trusts the address or another method is set up
 */
public record DatabaseAddress(String url, String user, Optional<Secret> password) {

  /** Login data for the driver. */
  public Properties login() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    password.ifPresent(secret -> properties.setProperty("password", secret.value()));
    properties.setProperty("ApplicationName", Holder.name());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    // what the server adds to a refusal may quote a row, and a row may name a customer
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /** Address and user for messages; what stands behind the question mark may hold secrets. */
  @Override
  public String toString() {
    return user + " at " + url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }
}
