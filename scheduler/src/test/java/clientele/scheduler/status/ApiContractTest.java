package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    int checked = 0;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      if (path.getValue().has("get")) {
        HttpResponse<String> answer = shop.get("/api/v1" + example(shop, path.getKey()));
        assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("items")).as(path.getKey()).isNotEmpty();
        assertThat(faults(document, path.getKey(), body)).as(path.getKey()).isEmpty();
        checked++;
      }
    }
    assertThat(checked).isEqualTo(10);
  }

  @Test
  void a_field_too_many_and_a_field_too_few_are_seen(ShownShop shop) throws IOException {
    JsonNode document = document(shop);
    JsonNode body = JSON.readTree(shop.get("/api/v1/months/2025-12/segments").body());
    ObjectNode row = (ObjectNode) body.get("items").get(0);
    row.put("planted", 1);
    assertThat(faults(document, "/months/{month}/segments", body)).isNotEmpty();
    row.remove("planted");
    assertThat(faults(document, "/months/{month}/segments", body)).isEmpty();
    row.remove("revenue");
    assertThat(faults(document, "/months/{month}/segments", body)).isNotEmpty();
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

  private static List<String> faults(JsonNode document, String path, JsonNode body) {
    String place =
        "#/paths/"
            + path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            + "/get/responses/200/content/application~1json/schema";
    return schema(document, place).validate(body).stream()
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
