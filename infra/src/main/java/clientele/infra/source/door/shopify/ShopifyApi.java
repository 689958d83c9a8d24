package clientele.infra.source.door.shopify;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.Json;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Sends queries to Shopify's Admin API, and waits where it says that it was asked too much. */
final class ShopifyApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int THROTTLED = 20;

  private final DoorConfig.Shopify config;
  private final HttpCalls calls;
  private final Duration throttle;

  /**
   * Puts it together.
   *
   * @param throttle least wait after it was asked too much
   */
  ShopifyApi(DoorConfig.Shopify config, HttpCalls calls, Duration throttle) {
    this.config = config;
    this.calls = calls;
    this.throttle = throttle;
  }

  /** A query of the resources, by its name. */
  static String text(String name) {
    String file = "/clientele/shopify/" + name + ".graphql";
    try (InputStream stream =
        Objects.requireNonNull(ShopifyApi.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The data of an answer.
   *
   * @throws StepException USAGE if the app may not, SOURCE_UNAVAILABLE if the shop does not answer
   */
  JsonNode ask(String query, Map<String, Object> variables) {
    byte[] body =
        Json.text(Map.of("query", query, "variables", variables)).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < THROTTLED; i++) {
      JsonNode answer = post(body);
      JsonNode errors = answer.path("errors");
      if (errors.isEmpty()) {
        return answer.path("data");
      }
      String code = Json.at(errors, "/0/extensions/code");
      if (!code.equals("THROTTLED")) {
        throw refused(code, Json.at(errors, "/0/message"));
      }
      HttpCalls.pause(wait(answer));
    }
    throw new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "the shop says that it is asked too much [%s, %d times]. Maybe another app uses all there is."
            .formatted(whose(), THROTTLED));
  }

  String whose() {
    return config.url().getHost();
  }

  /** Until what the query costs is there again. */
  private Duration wait(JsonNode answer) {
    JsonNode cost = answer.at("/extensions/cost");
    double lacking =
        cost.path("requestedQueryCost").asDouble(0)
            - cost.at("/throttleStatus/currentlyAvailable").asDouble(0);
    double rate = Math.max(1, cost.at("/throttleStatus/restoreRate").asDouble(50));
    Duration needed = Duration.ofMillis((long) (1000 * Math.max(0, lacking) / rate));
    return needed.compareTo(throttle) > 0 ? needed : throttle;
  }

  private JsonNode post(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(config.url() + "/admin/api/" + config.version() + "/graphql.json"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Shopify-Access-Token", config.token().value())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = calls.send(request, HttpResponse.BodyHandlers.ofByteArray());
    int code = answer.statusCode();
    if (code == 401 || code == 403) {
      throw new StepException(
          ErrorCode.USAGE,
          "the shop lets nobody in [%s: %d]. Maybe the token is wrong or the app was removed."
              .formatted(whose(), code));
    }
    if (code != 200) {
      throw new StepException(
          ErrorCode.USAGE,
          "the shop answers otherwise than Shopify does [%s: %d]. Maybe source.shopify.url is not https://NAME.myshopify.com, or the version of its API has ended."
              .formatted(whose(), code));
    }
    return Json.read(answer.body(), whose());
  }

  private StepException refused(String code, String message) {
    String said = message.length() > 200 ? message.substring(0, 200) : message;
    String words = said.replaceAll("[\\p{Cntrl}\\[\\]]", " ");
    return code.equals("ACCESS_DENIED")
        ? new StepException(
            ErrorCode.USAGE,
            "the app may not read orders [%s: %s]. Maybe give it read_orders, read_all_orders and access to protected customer data."
                .formatted(whose(), words))
        : new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "the shop does not take the query [%s: %s %s]. Maybe the version of its API has ended: see source.shopify.version."
                .formatted(whose(), code, words));
  }
}
