package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.api.ApiRoute;
import clientele.scheduler.status.api.OpenApi;
import clientele.scheduler.status.api.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document that describes the interface and what the interface answers, held together. */
@ExtendWith(ShownShop.Extension.class)
class ApiContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_answer_of_every_route_is_what_the_document_says(ShownShop shop) throws IOException {
    JsonNode document = document(shop);
    Set<String> checked = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      if (path.getValue().has("get")) {
        HttpResponse<String> answer = shop.get("/api/v1" + example(shop, path.getKey()));
        assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("items")).as(path.getKey()).isNotEmpty();
        assertThat(faults(document, path.getKey(), "get", body)).as(path.getKey()).isEmpty();
        assertThat(faults(document, path.getKey(), "get", planted(body))).isNotEmpty();
        checked.add("GET " + path.getKey());
      }
      if (path.getValue().has("post")) {
        HttpResponse<String> answer = send(shop, path.getKey(), request(document, path.getKey()));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(faults(document, path.getKey(), "post", body)).as(path.getKey()).isEmpty();
        assertThat(faults(document, path.getKey(), "post", planted(body))).isNotEmpty();
        checked.add("POST " + path.getKey());
      }
    }
    assertThat(checked)
        .contains("POST /runs", "POST /runs/cancel", "POST /place")
        .hasSizeGreaterThan(12);
  }

  @Test
  void what_is_sent_must_be_what_the_document_says(ShownShop shop) throws IOException {
    JsonNode document = document(shop);
    JsonSchema problem = schema(document, "#/components/schemas/Problem");
    for (String path : List.of("/runs", "/runs/cancel", "/place")) {
      ObjectNode request = request(document, path);
      JsonSchema asked =
          schema(document, place(path, "post") + "/requestBody/content/application~1json/schema");
      assertThat(asked.validate(request)).as(path).isEmpty();
      assertThat(asked.validate(request.deepCopy().put("planted", 1))).as(path).isNotEmpty();
      HttpResponse<String> refused = send(shop, path, request.deepCopy().put("planted", 1));
      assertThat(refused.statusCode()).as(path).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(problem.validate(JSON.readTree(refused.body()))).isEmpty();
      assertThat(send(shop, path, JSON.createObjectNode()).statusCode()).as(path).isEqualTo(400);
    }
  }

  @Test
  void a_route_that_answers_a_field_more_than_it_says_would_be_seen() throws IOException {
    ApiRoute lying =
        new ApiRoute(
            HandlerType.GET,
            "/lying",
            "Says one field and answers two.",
            List.of(),
            Optional.empty(),
            Said.class,
            ApiRoute.Shape.ONE,
            false,
            ctx -> new Answered(1, 2));
    JsonNode document = JSON.valueToTree(OpenApi.of(List.of(lying), "test"));
    assertThat(faults(document, "/lying", "get", Json.MAPPER.valueToTree(new Said(1)))).isEmpty();
    assertThat(faults(document, "/lying", "get", Json.MAPPER.valueToTree(new Answered(1, 2))))
        .isNotEmpty();
  }

  /** What a route says it answers. */
  public record Said(int one) {}

  /** What it answers. */
  public record Answered(int one, int two) {}

  @Test
  void a_month_is_begun_stopped_or_let_through_a_gate_and_each_refusal_says_why(ShownShop shop) {
    assertThat(asked(shop, "/runs", "{'month': '2025-12'}")).isEqualTo(202);
    assertThat(asked(shop, "/runs", "{'month': '2025-12', 'revise': 'late lines'}")).isEqualTo(202);
    String gate = "{'month': '2025-12', 'accept': {'gate': '%s', 'because': '%s'}}";
    assertThat(asked(shop, "/runs", gate.formatted("rows", "a new shop"))).isEqualTo(202);
    assertThat(asked(shop, "/runs", gate.formatted("drift", "a new shop"))).isEqualTo(409);
    assertThat(asked(shop, "/runs", gate.formatted("rows", " "))).isEqualTo(400);
    assertThat(asked(shop, "/runs", "{'month': '2025-12', 'accept': {'gate': 'rows'}}"))
        .isEqualTo(400);
    assertThat(asked(shop, "/runs", "{'month': '1999-01'}")).as("one is at work").isEqualTo(409);
    assertThat(asked(shop, "/runs/cancel", "{'month': '1999-01'}")).as("none is").isEqualTo(409);
  }

  @Test
  void what_is_no_json_is_no_wish(ShownShop shop) {
    HttpResponse<String> form =
        shop.send(
            HttpRequest.newBuilder(URI.create(shop.base() + "/api/v1/runs"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"month\": \"2025-12\"}")),
            "Authorization",
            "Bearer " + ShownShop.TOKEN);
    assertThat(form.statusCode()).as("a form of another site can send text only").isEqualTo(415);
  }

  @Test
  void a_field_too_few_is_seen(ShownShop shop) throws IOException {
    JsonNode body = JSON.readTree(shop.get("/api/v1/months/2025-12/segments").body());
    ((ObjectNode) body.get("items").get(0)).remove("revenue");
    assertThat(faults(document(shop), "/months/{month}/segments", "get", body)).isNotEmpty();
  }

  @Test
  void pages_of_a_list_join_to_the_whole_without_gap_or_repeat(ShownShop shop) throws IOException {
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          JSON.readTree(
              shop.get("/api/v1/months/2025-12/customers?limit=70&after=" + after).body());
      page.get("items").forEach(item -> ids.add(item.get("customer_id").asText()));
      after = page.get("next").isNull() ? "" : page.get("next").asText();
    } while (!after.isEmpty());
    assertThat(ids).isEqualTo(StatusServerTest.customers(shop));
  }

  @Test
  void an_answer_that_is_known_is_not_sent_again(ShownShop shop) {
    HttpResponse<String> first = shop.get("/api/v1/months/2025-12/segments");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = shop.get("/api/v1/months/2025-12/segments", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(shop.get("/api/v1/months/2025-12/levers", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_list_comes_as_csv_when_that_is_accepted(ShownShop shop) {
    HttpResponse<String> csv =
        shop.get("/api/v1/months/2025-12/customers?limit=5", "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body().lines()).hasSize(6);
    assertThat(csv.body()).startsWith("month,customer_id,segment_id,segment_name,membership,");
    assertThat(csv.headers().firstValue("Link").orElse("")).contains("rel=\"next\"", "limit=5");
  }

  @Test
  void errors_are_problem_documents_that_say_what_and_tell_nothing_else(ShownShop shop)
      throws IOException {
    Map<String, Integer> asked =
        Map.of(
            "/api/v1/months/2031-01/segments", 404,
            "/api/v1/months/nonsense/segments", 404,
            "/api/v1/months?limit=0", 400,
            "/api/v1/months?limit=x", 400,
            "/api/v1/customers/nobody", 404,
            "/api/v1/months/2025-12/customers?segment=1;drop", 400,
            "/api/v1/elsewhere", 404);
    JsonSchema schema = schema(document(shop), "#/components/schemas/Problem");
    for (Map.Entry<String, Integer> entry : asked.entrySet()) {
      HttpResponse<String> answer = shop.get(entry.getKey());
      assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(entry.getValue());
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(schema.validate(JSON.readTree(answer.body()))).isEmpty();
      assertThat(answer.body()).doesNotContain("Exception", "select", "clientele.");
    }
  }

  private static JsonNode document(ShownShop shop) throws IOException {
    return JSON.readTree(shop.get("/api/openapi.json").body());
  }

  private static String example(ShownShop shop, String path) {
    return path.replace("{month}", "2025-12")
        .replace("{id}", StatusServerTest.customers(shop).get(0));
  }

  /** The document's own example. */
  private static ObjectNode request(JsonNode document, String path) {
    return document
        .at(place(path, "post").substring(1) + "/requestBody/content/application~1json/example")
        .deepCopy();
  }

  /** One field more, in the first row of a list or in the answer itself. */
  private static JsonNode planted(JsonNode body) {
    JsonNode copy = body.deepCopy();
    ((ObjectNode) (copy.has("items") ? copy.get("items").get(0) : copy)).put("planted", 1);
    return copy;
  }

  private static HttpResponse<String> send(ShownShop shop, String path, JsonNode body) {
    return shop.post(
        "/api/v1" + path, body.toString(), "Authorization", "Bearer " + ShownShop.TOKEN);
  }

  private static int asked(ShownShop shop, String path, String json) {
    return shop.post(
            "/api/v1" + path, json.replace('\'', '"'), "Authorization", "Bearer " + ShownShop.TOKEN)
        .statusCode();
  }

  private static String place(String path, String method) {
    return "#/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
  }

  private static List<String> faults(JsonNode document, String path, String method, JsonNode body) {
    JsonNode responses = document.at(place(path, method).substring(1) + "/responses");
    String status = responses.has("202") ? "202" : "200";
    String schema =
        place(path, method).replace("{", "%7B").replace("}", "%7D")
            + "/responses/"
            + status
            + "/content/application~1json/schema";
    return schema(document, schema).validate(body).stream()
        .map(Object::toString)
        .collect(Collectors.toList());
  }

  /** A schema of the document: the whole document with a reference at its root. */
  private static JsonSchema schema(JsonNode document, String place) {
    ObjectNode root = document.deepCopy();
    root.put("$ref", place);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
  }
}
