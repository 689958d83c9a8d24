package clientele.scheduler.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A mail server on this machine that speaks SES v2. It counts every message it has taken, and may
 * take one without ever answering.
 */
final class Carrier implements AutoCloseable {
  private final HttpServer server;
  private final Map<Message, Integer> taken = new TreeMap<>();
  private final Set<Message> unanswered = new TreeSet<>();
  private volatile Fate fate = message -> true;

  /** A message as the recipient knows it. */
  record Message(String month, String recipient) implements Comparable<Message> {
    @Override
    public int compareTo(Message other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return month + " " + recipient;
    }
  }

  /** What happens once a message is taken. */
  @FunctionalInterface
  interface Fate {
    /** Whether the answer is sent. */
    boolean answers(Message message);
  }

  Carrier() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v2/email/outbound-emails", this::take);
    server.createContext("/v2/email/suppression/addresses/", Carrier::notSuppressed);
    server.start();
  }

  /** Address of the server. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on. */
  void fate(Fate next) {
    fate = next;
  }

  /** Forgets all messages; every answer is sent again. */
  synchronized void forget() {
    taken.clear();
    unanswered.clear();
    fate = message -> true;
  }

  /** How often each message was taken. */
  synchronized Map<Message, Integer> taken() {
    return new TreeMap<>(taken);
  }

  /** The messages whose sender never heard that they were taken. */
  synchronized Set<Message> unanswered() {
    return new TreeSet<>(unanswered);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode request = JsonMapper.builder().build().readTree(exchange.getRequestBody());
    String month = "";
    for (JsonNode tag : request.at("/EmailTags")) {
      if (tag.at("/Name").asText().equals("month")) {
        month = tag.at("/Value").asText();
      }
    }
    Message message = new Message(month, request.at("/Destination/ToAddresses/0").asText());
    synchronized (this) {
      taken.merge(message, 1, Integer::sum);
    }
    if (fate.answers(message)) {
      answer(exchange, 200, "{\"MessageId\":\"%s\"}".formatted(message));
    } else {
      synchronized (this) {
        unanswered.add(message);
      }
      exchange.close();
    }
  }

  private static void notSuppressed(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("x-amzn-ErrorType", "NotFoundException");
    answer(exchange, 404, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
