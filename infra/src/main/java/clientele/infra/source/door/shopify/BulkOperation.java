package clientele.infra.source.door.shopify;

import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.Json;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one bulk operation to its end. Five may run in a shop at a time, so that it may have to wait
 * for its turn; one that fails for a reason of the shop's own, or whose result expires, is run
 * again. What one that failed has of a result ({@code partialDataUrl}) is never taken for the
 * whole.
 */
final class BulkOperation {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int RUNS = 3;
  private static final int TURNS = 200;

  private final ShopifyApi api;
  private final Duration first;

  /**
   * Puts it together.
   *
   * @param first wait between two looks, doubled from there to half a minute
   */
  BulkOperation(ShopifyApi api, Duration first) {
    this.api = api;
    this.first = first;
  }

  /** The result: where it lies, how many objects and bytes it has. */
  record Result(String url, long objects, long bytes) {}

  /** Runs a query; empty if nothing is found. */
  Optional<Result> run(String query) {
    String trouble = "";
    for (int i = 0; i < RUNS; i++) {
      JsonNode ended = ended(begun(query));
      String status = Json.at(ended, "/status");
      String code = Json.at(ended, "/errorCode");
      if (status.equals("COMPLETED")) {
        String url = Json.at(ended, "/url");
        return url.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Result(
                    url,
                    Long.parseLong(Json.at(ended, "/objectCount")),
                    Long.parseLong(Json.at(ended, "/fileSize"))));
      }
      if (code.equals("ACCESS_DENIED")) {
        throw new StepException(
            ErrorCode.USAGE,
            "the app may not read orders [%s]. Maybe give it read_orders, read_all_orders and access to protected customer data."
                .formatted(api.whose()));
      }
      trouble = status + (code.isEmpty() ? "" : " " + code);
      trouble +=
          Json.at(ended, "/partialDataUrl").isEmpty() ? "" : ", a part of the result is there";
    }
    throw new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "the shop's bulk operation does not complete [%s: %s, %d runs]. Maybe wait; what is there of it is not used."
            .formatted(api.whose(), trouble, RUNS));
  }

  /** Begins it, once it is its turn. */
  private String begun(String query) {
    Duration wait = first;
    for (int i = 0; i < TURNS; i++) {
      JsonNode answer =
          api.ask(ShopifyApi.text("run"), Map.of("query", query)).path("bulkOperationRunQuery");
      String id = Json.at(answer, "/bulkOperation/id");
      JsonNode errors = answer.path("userErrors");
      if (errors.isEmpty() && !id.isEmpty()) {
        return id;
      }
      String code = Json.at(errors, "/0/code");
      String message = Json.at(errors, "/0/message");
      if (!code.equals("OPERATION_IN_PROGRESS") && !code.equals("LIMIT_REACHED")) {
        throw new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "the shop does not begin a bulk operation [%s: %s %s]. Maybe the version of its API has ended: see source.shopify.version."
                .formatted(api.whose(), code, message.replaceAll("[\\p{Cntrl}\\[\\]]", " ")));
      }
      HttpCalls.pause(wait);
      wait = longer(wait);
    }
    throw new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "the shop's bulk operations are all taken [%s]. Maybe another app runs five of them."
            .formatted(api.whose()));
  }

  private JsonNode ended(String id) {
    Duration wait = first;
    while (true) {
      JsonNode now = api.ask(ShopifyApi.text("poll"), Map.of("id", id)).path("node");
      String status = Json.at(now, "/status");
      switch (status) {
        case "CREATED", "RUNNING", "CANCELING" -> HttpCalls.pause(wait);
        case "COMPLETED", "FAILED", "CANCELED", "EXPIRED" -> {
          return now;
        }
        default ->
            throw new StepException(
                ErrorCode.SOURCE_UNAVAILABLE,
                "a bulk operation has a state that is not known [%s: %s]."
                    .formatted(api.whose(), status.isEmpty() ? "none" : status));
      }
      wait = longer(wait);
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }
}
