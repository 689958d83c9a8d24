package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.reader.ReaderPool;
import clientele.scheduler.status.place.Placement;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunId;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.segment.CustomerSegment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** New customers are put into the newest month's segments on the day, by that month's own model. */
@ExtendWith(ShownShop.Extension.class)
class PlacementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RunId DECEMBER = new RunId(YearMonth.of(2025, 12), 1);
  private static final RunId NOVEMBER = new RunId(YearMonth.of(2025, 11), 1);
  private static final int CUSTOMERS_A_REQUEST = 50;

  @Test
  void every_customer_of_the_month_lands_in_his_own_segment_by_the_lines_of_his_orders(
      ShownShop shop) throws IOException {
    Map<String, Integer> expected = segments(shop, DECEMBER);
    Map<String, Integer> placed = new TreeMap<>();
    Map<String, ArrayNode> lines = lines(shop);
    List<String> ids = List.copyOf(expected.keySet());
    for (int i = 0; i < ids.size(); i += CUSTOMERS_A_REQUEST) {
      ObjectNode order = JSON.createObjectNode().put("as_of", "2025-12-31");
      ArrayNode sent = order.putArray("orders");
      ids.subList(i, Math.min(ids.size(), i + CUSTOMERS_A_REQUEST))
          .forEach(id -> sent.addAll(lines.get(id)));
      JsonNode answer = place(shop, order);
      assertThat(answer.get("month").asText()).isEqualTo("2025-12");
      assertThat(answer.get("model_month").asText()).isEqualTo("2025-11");
      assertThat(answer.get("left_out")).isEmpty();
      answer
          .get("customers")
          .forEach(
              one -> placed.put(one.get("customer_id").asText(), one.get("segment_id").asInt()));
    }
    assertThat(placed).hasSizeGreaterThan(200).isEqualTo(expected);
  }

  @Test
  void so_does_he_by_his_features(ShownShop shop) throws IOException {
    CustomerMatrix features =
        shop.database()
            .warehouse()
            .matrix(DECEMBER, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    ObjectNode order = JSON.createObjectNode();
    ArrayNode customers = order.putArray("customers");
    for (int i = 0; i < features.ids().size(); i++) {
      ObjectNode customer = customers.addObject().put("customer_id", features.ids().get(i));
      for (int f = 0; f < features.columns().size(); f++) {
        customer.put(features.columns().get(f), features.values().at(i, f));
      }
    }
    Map<String, Integer> placed = new TreeMap<>();
    for (JsonNode one : place(shop, order).get("customers")) {
      placed.put(one.get("customer_id").asText(), one.get("segment_id").asInt());
      assertThat(one.get("segment_name").asText()).isNotEmpty();
      assertThat(one.get("firmness").asDouble()).isBetween(0.0, 1.0);
    }
    assertThat(placed).isEqualTo(segments(shop, DECEMBER));
  }

  @Test
  void in_the_month_the_model_was_learnt_from_it_is_right_about_nearly_everybody(ShownShop shop) {
    CustomerMatrix features =
        shop.database()
            .warehouse()
            .matrix(NOVEMBER, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    double[][] rows = new double[features.ids().size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = features.values().row(i);
    }
    Map<String, Integer> clustered = segments(shop, NOVEMBER);
    try (ReaderPool reader = ReaderPool.open(shop.database().address(), Duration.ofSeconds(30))) {
      List<Placement.Place> placed =
          Placement.of(new PageReader(reader.views(), Clock.systemUTC()), NOVEMBER).place(rows);
      int right = 0;
      for (int i = 0; i < rows.length; i++) {
        right += clustered.get(features.ids().get(i)) == placed.get(i).segment() ? 1 : 0;
      }
      assertThat((double) right / rows.length)
          .as("of %d customers", rows.length)
          .isGreaterThan(0.9);
    }
  }

  @Test
  void a_customer_of_today_is_placed_by_a_window_that_ends_today(ShownShop shop)
      throws IOException {
    JsonNode answer =
        place(
            shop,
            lines(
                """
                {"customer_id": "new", "invoice": "1", "stock_code": "cup", "quantity": 6,
                 "unit_price": 4.5, "ordered_at": "2026-01-05T14:30"},
                {"customer_id": "carriage only", "invoice": "2", "stock_code": "POST",
                 "quantity": 1, "unit_price": 18, "ordered_at": "2026-01-04"}
                """));
    assertThat(answer.get("as_of").asText()).isEqualTo("2026-01-05");
    assertThat(answer.get("customers")).hasSize(1);
    assertThat(answer.get("customers").get(0).get("customer_id").asText()).isEqualTo("new");
    assertThat(answer.get("left_out")).hasSize(1);
    assertThat(answer.get("left_out").get(0).get("customer_id").asText())
        .isEqualTo("carriage only");
  }

  @Test
  void a_time_with_an_offset_is_brought_to_the_shop_s_zone_and_the_future_is_refused(ShownShop shop)
      throws IOException {
    JsonNode answer =
        place(
            shop,
            lines(
                """
                {"customer_id": "east", "invoice": "1", "stock_code": "cup", "quantity": 6,
                 "unit_price": 4.5, "ordered_at": "2026-01-06T00:30+02:00"},
                {"customer_id": "zone", "invoice": "2", "stock_code": "cup", "quantity": 6,
                 "unit_price": 4.5, "ordered_at": "2026-01-05T14:30:00+01:00[Europe/Paris]"},
                {"customer_id": "later", "invoice": "3", "stock_code": "cup", "quantity": 6,
                 "unit_price": 4.5, "ordered_at": "2931-01-05T14:30:00Z"}
                """));
    assertThat(answer.get("as_of").asText()).isEqualTo("2026-01-05");
    assertThat(answer.get("customers")).hasSize(2);
    assertThat(answer.get("left_out")).hasSize(1);
    assertThat(answer.get("left_out").get(0).get("reason").asText())
        .isEqualTo("an order of 2931-01-05 is in the future");
  }

  @Test
  void what_is_no_customer_is_refused_and_named(ShownShop shop) {
    assertThat(refusal(shop, "{\"customers\": []}")).contains("customers must hold 1");
    assertThat(refusal(shop, "{\"orders\": []}")).contains("orders must hold 1");
    assertThat(refusal(shop, "{}")).contains("either customers or orders");
    assertThat(refusal(shop, "{\"customers\": [{\"customer_id\": \"a\"}]}"))
        .contains("customers[0]", "lacks a value")
        .doesNotContain("Deserialization");
    assertThat(refusal(shop, "{\"custommers\": []}")).contains("custommers");
    assertThat(refusal(shop, "not json")).contains("no such JSON");
    assertThat(refusal(shop, "{\"orders\": [null]}")).contains("orders[0] lacks a value");
    for (String line :
        List.of(
            "{\"customer_id\": \"a\"}",
            "{\"customer_id\": \"a\", \"invoice\": \"1\", \"stock_code\": \"x\", \"quantity\": 1,"
                + " \"unit_price\": 1e999999999, \"ordered_at\": \"2025-12-01\"}",
            "{\"customer_id\": \"a\", \"invoice\": \"1\", \"stock_code\": \"x\", \"quantity\": 1,"
                + " \"unit_price\": 1, \"ordered_at\": \"sometime\"}",
            "{\"customer_id\": \"a\", \"invoice\": \"1\", \"stock_code\": \"x\", \"quantity\": 1,"
                + " \"unit_price\": 1, \"ordered_at\": \"+999999999-12-31T00:00\"}")) {
      assertThat(refusal(shop, "{\"orders\": [" + line + "]}")).contains("orders[0]");
    }
  }

  private static String refusal(ShownShop shop, String json) {
    HttpResponse<String> answer = shop.post("/api/v1/place", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    return answer.body();
  }

  private static JsonNode lines(String lines) throws IOException {
    return JSON.readTree("{\"orders\": [" + lines + "]}");
  }

  private static JsonNode place(ShownShop shop, JsonNode order) throws IOException {
    HttpResponse<String> answer = shop.post("/api/v1/place", order.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static Map<String, Integer> segments(ShownShop shop, RunId run) {
    return shop.database().warehouse().rows(run, Tables.CUSTOMER_SEGMENT).stream()
        .collect(
            Collectors.toMap(
                CustomerSegment::customerId,
                CustomerSegment::segmentId,
                (a, b) -> a,
                TreeMap::new));
  }

  /** Every parsed line of December's window as it came, by customer. */
  private static Map<String, ArrayNode> lines(ShownShop shop) {
    List<RawLine> raw = new ArrayList<>();
    for (RunInput input : shop.database().warehouse().rows(DECEMBER, Tables.RUN_INPUT)) {
      RunId month = new RunId(YearMonth.from(input.dataMonth()), input.dataRevision());
      raw.addAll(shop.database().warehouse().rows(month, Tables.TRANSACTION_RAW));
    }
    Map<String, ArrayNode> lines = new TreeMap<>();
    for (RawLine line : raw) {
      if (line.rule() == null && line.customerId() != null) {
        lines
            .computeIfAbsent(line.customerId(), id -> JSON.createArrayNode())
            .addObject()
            .put("customer_id", line.customerId())
            .put("invoice", line.invoice())
            .put("stock_code", line.stockCode())
            .put("description", line.description())
            .put("country", line.country())
            .put("ordered_at", String.valueOf(line.orderedAt()))
            .put("quantity", line.quantity())
            .put("unit_price", line.unitPrice());
      }
    }
    return lines;
  }
}
