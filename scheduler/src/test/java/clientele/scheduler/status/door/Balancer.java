package clientele.scheduler.status.door;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A reverse proxy that stands for the load balancer: whoever has not signed in is sent to the
 * provider; the request of whoever has is handed on with its Host, with what it says of itself in
 * the balancer's own header taken out and the name of the person put in.
 */
final class Balancer implements Closeable {
  private static final String IDENTITY = "x-amzn-oidc-identity";
  private static final String SIGNED_IN = "AWSELBAuthSessionCookie-0=";

  private final ServerSocket door;
  private final int page;

  private Balancer(int page) throws IOException {
    this.page = page;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static Balancer before(int page) {
    try {
      Balancer balancer = new Balancer(page);
      Thread thread = new Thread(balancer::serve, "balancer");
      thread.setDaemon(true);
      thread.start();
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for an address as a browser of somebody who has signed in, or not. */
  String ask(String method, String path, boolean signedIn, String more, String body)
      throws IOException {
    return Wires.ask(
        door.getLocalPort(),
        "%s %s HTTP/1.1\nHost: segments.shop.example%s%s"
            .formatted(
                method,
                path,
                signedIn ? "\nCookie: " + SIGNED_IN + "1" : "",
                more.isEmpty() ? "" : "\n" + more),
        body);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        hand(client);
      } catch (IOException e) {
        // this client is gone, or the door is shut
      }
    }
  }

  private void hand(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    String head = Wires.head(in);
    if (!head.contains(SIGNED_IN)) {
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 302 Found\r\nLocation: https://id.example/authorize\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return;
    }
    String length = head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
    byte[] body = in.readNBytes(Integer.parseInt(length));
    String handed =
        head.strip()
            .lines()
            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(IDENTITY))
            .collect(Collectors.joining("\r\n"));
    try (Socket server = new Socket("127.0.0.1", page)) {
      server
          .getOutputStream()
          .write(
              (handed + "\r\n" + IDENTITY + ": owner\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      server.getOutputStream().write(body);
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }
}
