package clientele.infra.config;

import clientele.infra.config.value.IpText;
import clientele.infra.config.value.Secret;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The page.
 *
 * @param port TCP port, 0 for a free one
 * @param bind address it listens on
 * @param token asked for by changes, and by reading on any address but loopback
 * @param userHeader header in which a trusted proxy names the person it let in
 * @param proxies addresses from which that header is believed
 * @param hosts names, beside localhost, under which readers reach it, as a proxy hands them on
 */
public record StatusConfig(
    int port,
    String bind,
    Optional<Secret> token,
    Optional<String> userHeader,
    List<String> proxies,
    List<String> hosts) {
  public StatusConfig {
    proxies = List.copyOf(proxies);
    hosts = List.copyOf(hosts);
  }

  /** This machine alone. */
  public static final StatusConfig DEFAULT =
      new StatusConfig(7070, "127.0.0.1", Optional.empty(), Optional.empty(), List.of(), List.of());

  /** The same on another port, as the command line may name one. */
  public StatusConfig withPort(int other) {
    return new StatusConfig(other, bind, token, userHeader, proxies, hosts);
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    return IpText.isLoopback(bind);
  }

  /** Whether an address is that of a proxy that is believed. */
  public boolean isProxy(String address) {
    Optional<InetAddress> asked = IpText.read(address);
    return asked.isPresent() && proxies.stream().map(IpText::read).anyMatch(asked::equals);
  }
}
