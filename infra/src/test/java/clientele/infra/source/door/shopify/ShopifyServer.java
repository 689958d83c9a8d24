package clientele.infra.source.door.shopify;

import clientele.infra.source.door.Json;
import clientele.infra.source.door.ShopServer;
import clientele.infra.source.door.ToldOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Shopify shop: its Admin API by GraphQL, each query parsed and held against a subset of its
 * schema, and bulk operations that pass through the states they are told to.
 */
final class ShopifyServer extends ShopServer {
  private static final String PATH = "/admin/api/2026-10/graphql.json";
  private static final Pattern SINCE = Pattern.compile("updated_at:>='([^']+)'");

  private final GraphQLSchema schema = schema();
  private final List<ToldOrder> orders = new CopyOnWriteArrayList<>();
  private final AtomicInteger operations = new AtomicInteger();
  private final Deque<String> states = new ArrayDeque<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private volatile boolean allOrders = true;
  private volatile byte[] result = new byte[0];
  private volatile long objects;
  private volatile int cutAfter = Integer.MAX_VALUE;
  private volatile boolean ranges = true;

  private static GraphQLSchema schema() {
    try (InputStream file =
        Objects.requireNonNull(
            ShopifyServer.class.getResourceAsStream("/clientele/shopify/schema.graphqls"))) {
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser().parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void has(List<ToldOrder> all) {
    orders.clear();
    orders.addAll(all);
  }

  /** Whether the app may see orders older than 60 days. */
  void allOrders(boolean may) {
    allOrders = may;
  }

  /** States of the next operations, one a look; when they are used up an operation completes. */
  void passesThrough(String... next) {
    states.addAll(List.of(next));
  }

  /** Whole answers to the next queries, whatever these ask. */
  void answers(String... next) {
    answers.addAll(List.of(next));
  }

  /** Cuts the wire after so many bytes of a result, each time it is opened. */
  void cutsAfter(int bytes, boolean takesUp) {
    cutAfter = bytes;
    ranges = takesUp;
  }

  int operations() {
    return operations.get();
  }

  @Override
  protected synchronized void answer(HttpExchange call) throws IOException {
    if (call.getRequestURI().getPath().equals("/result.jsonl")) {
      download(call);
    } else if (!call.getRequestURI().getPath().equals(PATH)) {
      send(call, 404, "");
    } else if (!"shpat_hush".equals(call.getRequestHeaders().getFirst("X-Shopify-Access-Token"))) {
      send(call, 401, "{}");
    } else {
      graphql(call);
    }
  }

  private void graphql(HttpExchange call) throws IOException {
    JsonNode asked = Json.read(call.getRequestBody().readAllBytes(), "test");
    String query = asked.path("query").asText();
    String planned = answers.poll();
    String broken = problems(query);
    if (planned != null) {
      send(call, 200, planned);
    } else if (!broken.isEmpty()) {
      send(call, 200, Json.text(Map.of("errors", List.of(Map.of("message", broken)))));
    } else if (query.contains("currentAppInstallation")) {
      List<Map<String, String>> scopes =
          allOrders
              ? List.of(Map.of("handle", "read_orders"), Map.of("handle", "read_all_orders"))
              : List.of(Map.of("handle", "read_orders"));
      data(call, Map.of("currentAppInstallation", Map.of("accessScopes", scopes)));
    } else if (query.contains("bulkOperationRunQuery")) {
      begin(call, asked.at("/variables/query").asText());
    } else {
      data(call, Map.of("node", operation(asked.at("/variables/id").asText())));
    }
  }

  /** What is wrong with a query, by the schema. */
  private String problems(String query) {
    ParseAndValidateResult read =
        ParseAndValidate.parseAndValidate(
            schema, ExecutionInput.newExecutionInput().query(query).build());
    return read.isFailure() ? read.getErrors().toString() : "";
  }

  private void begin(HttpExchange call, String bulk) throws IOException {
    String broken = problems(bulk);
    Matcher since = SINCE.matcher(bulk);
    if (!broken.isEmpty() || !since.find() || bulk.contains("first:")) {
      Map<String, Object> error = Map.of("code", "INVALID", "message", broken);
      data(call, Map.of("bulkOperationRunQuery", Map.of("userErrors", List.of(error))));
      return;
    }
    Instant from = Instant.parse(since.group(1));
    StringBuilder lines = new StringBuilder();
    objects = 0;
    orders.stream()
        .filter(order -> !order.changed().isBefore(from))
        .forEach(order -> objects += JsonLines.add(lines, order));
    result = lines.toString().getBytes(StandardCharsets.UTF_8);
    String id = "gid://shopify/BulkOperation/" + operations.incrementAndGet();
    data(
        call,
        Map.of(
            "bulkOperationRunQuery",
            Map.of(
                "bulkOperation", Map.of("id", id, "status", "CREATED"), "userErrors", List.of())));
  }

  private Map<String, Object> operation(String id) {
    String planned = states.poll();
    String state = planned == null ? "COMPLETED" : planned;
    Map<String, Object> operation = new HashMap<>();
    operation.put("id", id);
    operation.put("status", state.replaceAll(" .*", ""));
    operation.put("errorCode", state.contains(" ") ? state.replaceAll(".* ", "") : null);
    operation.put("objectCount", String.valueOf(objects));
    operation.put("fileSize", String.valueOf(result.length));
    operation.put(
        "url", state.equals("COMPLETED") && result.length > 0 ? url() + "/result.jsonl" : null);
    operation.put("partialDataUrl", state.startsWith("FAILED") ? url() + "/result.jsonl" : null);
    return operation;
  }

  private void download(HttpExchange call) throws IOException {
    String range = call.getRequestHeaders().getFirst("Range");
    int from =
        range != null && ranges ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    int to = (int) Math.min(result.length, (long) from + cutAfter);
    if (call.getRequestHeaders().containsKey("X-Shopify-Access-Token")) {
      send(call, 400, "a token for a stranger");
      return;
    }
    call.sendResponseHeaders(from > 0 ? 206 : 200, result.length - from);
    call.getResponseBody().write(result, from, to - from);
    if (!ranges) {
      cutAfter *= 3;
    }
  }

  private static void data(HttpExchange call, Object data) throws IOException {
    send(call, 200, Json.text(Map.of("data", data)));
  }
}
