package clientele.scheduler.status.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP as it goes over the wire, with whatever head a client likes to write. */
final class Wires {
  private static final int PATIENCE_MS = 20_000;

  private Wires() {}

  /**
   * Sends a request and reads the answer to its end.
   *
   * @param head request line and headers, parted by line ends; Connection: close is added
   */
  static String ask(int port, String head, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      String request =
          head.strip().replace("\n", "\r\n")
              + "\r\nContent-Length: "
              + body.length()
              + "\r\nConnection: close\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads lines up to the empty one. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
