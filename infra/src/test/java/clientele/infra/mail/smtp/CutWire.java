package clientele.infra.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A wire to a server that is cut at a certain point: client and server see their connection end.
 */
final class CutWire implements AutoCloseable {
  /** Where it is cut. */
  enum At {
    /** The client begins with its message; nothing of it arrives. */
    BEFORE_THE_MESSAGE("DATA\r\n", false),
    /** The client's last line goes out, the server takes the message, its answer is lost. */
    BEFORE_THE_ANSWER("\r\n.\r\n", true),
    /** The client's last line goes out and never arrives. */
    BEFORE_THE_LAST_LINE("\r\n.\r\n", false);

    private final String seen;
    private final boolean forwarded;

    At(String seen, boolean forwarded) {
      this.seen = seen;
      this.forwarded = forwarded;
    }
  }

  private final ServerSocket entrance;
  private final int server;
  private final At at;

  private CutWire(ServerSocket entrance, int server, At at) {
    this.entrance = entrance;
    this.server = server;
    this.at = at;
  }

  /** A wire on a free port of this machine. */
  static CutWire to(int server, At at) throws IOException {
    CutWire wire =
        new CutWire(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), server, at);
    daemon(wire::carry);
    return wire;
  }

  int port() {
    return entrance.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void carry() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> forth(client, target));
        daemon(() -> back(target, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void forth(Socket client, Socket target) {
    StringBuilder seen = new StringBuilder();
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = target.getOutputStream();
      byte[] piece = new byte[8192];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        seen.append(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
        boolean cut = seen.indexOf(at.seen) >= 0;
        if (cut) {
          client.close(); // before the server can answer
        }
        if (!cut || at.forwarded) {
          out.write(piece, 0, n);
          out.flush();
        }
        if (cut) {
          if (!at.forwarded) {
            target.close();
          }
          return;
        }
      }
    } catch (IOException e) {
      // the other end is gone
    }
  }

  private static void back(Socket target, Socket client) {
    try (target) {
      target.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // the other end is gone
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }
}
