package clientele.scheduler.status.wire;

import clientele.scheduler.status.gate.Gate;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * What stands between the network and the routes, so that no client takes the page from the others:
 * limits of time and size for every request, and threads for monitors that no page can use up.
 */
public final class Wire {
  /** The most any route takes, in bytes. */
  public static final int LARGEST_REQUEST = 1_000_000;

  private static final int LARGEST_LOGIN = 4_096;
  private static final Duration LONGEST_BODY = Duration.ofSeconds(10);
  private static final Duration LOOK_AT_HEADS = Duration.ofSeconds(5);

  private final Gate gate;

  public Wire(Gate gate) {
    this.gate = gate;
  }

  /** Puts it before what the server does. */
  public void before(Server server) {
    WholeBody bodies = new WholeBody(LONGEST_BODY, Wire::largest);
    bodies.setHandler(
        new PageThreads(
            request -> path(request).startsWith("/health/"),
            request -> path(request).equals("/live"),
            this::wait));
    server.setHandler(bodies);
  }

  /** Watches over the connections of a server that has its connectors. */
  public void watch(Server server) {
    for (Connector connector : server.getConnectors()) {
      connector.addEventListener(new SlowHeads(connector.getScheduler(), LOOK_AT_HEADS));
    }
  }

  private Duration wait(Request request) {
    return gate.wait(
        Request.getRemoteAddr(request),
        Optional.ofNullable(request.getHeaders().get("X-Forwarded-For")).orElse(""),
        Gate.showsToken(
            request.getMethod(),
            path(request),
            request.getHeaders().contains(HttpHeader.AUTHORIZATION)));
  }

  private static int largest(Request request) {
    return path(request).startsWith("/api/") ? LARGEST_REQUEST : LARGEST_LOGIN;
  }

  private static String path(Request request) {
    return Optional.ofNullable(request.getHttpURI().getCanonicalPath()).orElse("");
  }
}
