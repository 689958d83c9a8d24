package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** New customers are put into the newest month's segments on the day. */
@ExtendWith(ShownShop.Extension.class)
class PlacementTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void customers_of_the_month_are_mostly_put_where_the_month_put_them(ShownShop shop)
      throws IOException {
    JsonNode customers =
        JSON.readTree(shop.get("/api/v1/months/2025-12/customers").body()).get("items");
    JsonNode placed = place(shop, customers);
    int same = 0;
    for (int i = 0; i < customers.size(); i++) {
      JsonNode answer = placed.get("customers").get(i);
      assertThat(answer.get("nearest_customer_id").asText())
          .isEqualTo(customers.get(i).get("customer_id").asText());
      same += answer.get("segment_id").equals(customers.get(i).get("segment_id")) ? 1 : 0;
    }
    assertThat(placed.get("month").asText()).isEqualTo("2025-12");
    assertThat((double) same / customers.size()).isGreaterThan(0.6);
    assertThat(placed.get("agreement").asDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void what_is_no_customer_is_refused_and_named(ShownShop shop) {
    assertThat(shop.post("/api/v1/place", "{\"customers\": []}").statusCode()).isEqualTo(400);
    assertThat(shop.post("/api/v1/place", "{}").statusCode()).isEqualTo(400);
    assertThat(shop.post("/api/v1/place", "{\"customers\": [{\"customer_id\": \"a\"}]}").body())
        .contains("customers[0]", "lacks a value")
        .doesNotContain("Deserialization");
    assertThat(shop.post("/api/v1/place", "{\"custommers\": []}").statusCode()).isEqualTo(400);
    assertThat(shop.post("/api/v1/place", "not json").statusCode()).isEqualTo(400);
  }

  private static JsonNode place(ShownShop shop, JsonNode customers) throws IOException {
    JsonNode copies = customers.deepCopy();
    for (JsonNode copy : copies) {
      ((ObjectNode) copy)
          .remove(
              List.of(
                  "month",
                  "segment_id",
                  "segment_name",
                  "membership",
                  "x",
                  "y",
                  "recency_score",
                  "frequency_score",
                  "monetary_score"));
    }
    return JSON.readTree(shop.post("/api/v1/place", "{\"customers\": " + copies + "}").body());
  }
}
