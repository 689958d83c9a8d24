package clientele.scheduler.status.door;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.scheduler.status.ShownShop;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that send a byte now and then, or too much. */
@Timeout(600)
@ExtendWith({PostgresExtension.class, ShownShop.Extension.class})
class SlowClientTest {
  private static final int SOCKETS = 400;
  private static final String LIVE = "GET /health/live HTTP/1.1\nHost: localhost";
  private static final String LOGIN =
      "POST /login HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\ntoken=";

  @Test
  void four_hundred_that_post_a_byte_a_second_take_nothing_from_anybody(ShownShop shop)
      throws Exception {
    List<Socket> slow = opened(shop.port(), LOGIN);
    try {
      for (int second = 0; second < 5; second++) {
        Instant asked = Instant.now();
        assertThat(Wires.ask(shop.port(), LIVE, "")).startsWith("HTTP/1.1 200");
        assertThat(shop.get("/api/v1/months").statusCode()).isEqualTo(200);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
        drip(slow);
        Thread.sleep(1_000);
      }
      for (Socket socket : slow) {
        assertThat(socket.getInputStream().read()).as("told that it is too slow").isEqualTo('H');
      }
    } finally {
      close(slow);
    }
  }

  @Test
  void a_head_that_never_ends_is_cut_off(ShownShop shop) throws Exception {
    List<Socket> slow = new ArrayList<>();
    slow.add(sent(shop.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
    try {
      boolean cut = false;
      for (int i = 0; i < 60 && !cut; i++) {
        Thread.sleep(500);
        cut = drip(slow) == 0;
      }
      assertThat(cut).isTrue();
    } finally {
      close(slow);
    }
  }

  @Test
  void more_than_a_route_takes_is_refused_by_its_head_or_when_it_comes(ShownShop shop)
      throws Exception {
    String form = "Host: localhost\nContent-Type: application/x-www-form-urlencoded";
    assertThat(Wires.ask(shop.port(), "POST /login HTTP/1.1\n" + form, "x".repeat(5_000)))
        .startsWith("HTTP/1.1 413")
        .contains("Content-Security-Policy");
    String json = "Host: localhost\r\nContent-Type: application/json";
    try (Socket socket =
        sent(
            shop.port(),
            "POST /api/v1/place HTTP/1.1\r\n" + json + "\r\nTransfer-Encoding: chunked\r\n\r\n")) {
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
      try {
        for (int i = 0; i < 16; i++) {
          socket.getOutputStream().write(chunk);
        }
      } catch (SocketException e) {
        // refused before all was sent
      }
      assertThat(Wires.head(socket.getInputStream())).startsWith("HTTP/1.1 413");
    }
  }

  private static List<Socket> opened(int port, String head) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      sockets.add(sent(port, head));
    }
    return sockets;
  }

  private static Socket sent(int port, String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** A byte more to each that still takes one; how many that are. */
  private static int drip(List<Socket> sockets) {
    int alive = 0;
    for (Socket socket : sockets) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write('x');
        alive++;
      } catch (IOException e) {
        // it was cut off
      }
    }
    return alive;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
