package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.config.StatusConfig;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.status.live.LateMonths;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks the real server for its pages over HTTP, as a reader without scripts sees them. */
@ExtendWith({PostgresExtension.class, ShownShop.Extension.class})
public class StatusServerTest {

  @Test
  void the_months_show_state_figures_trust_and_the_best_lever(ShownShop shop) {
    HttpResponse<String> months = shop.get("/");
    assertThat(months.statusCode()).isEqualTo(200);
    assertThat(months.body())
        .contains("November 2025", "December 2025", "published", "300", "best lever")
        .contains("Everything is up to date")
        .doesNotContain("{{", "{%");
  }

  @Test
  void a_month_shows_its_steps_with_the_tables_between_them_and_what_became_of_its_lines(
      ShownShop shop) {
    assertThat(shop.get("/months/2025-12").body())
        .contains("embed_customers", "customer_embedding", "<path d=\"M", "100 %")
        .contains("missing customer", "kept", "Every attempt", "silhouette_dbscan");
  }

  @Test
  void the_segments_read_well_without_scripts(ShownShop shop) {
    String page = shop.get("/segments").body();
    assertThat(page)
        .contains("Customer segments", "December 2025", "Who they are, and what to do")
        .contains("a month", "Who moved where", "The same as a table", "trust ")
        .contains("<noscript><img class=\"still\" src=\"/plane/2025-12/1/picture.png\"");
    assertThat(shop.get("/segments?month=2025-11").body()).contains("/plane/2025-11/1");
  }

  @Test
  void a_segment_a_pair_of_them_and_a_customer_have_pages_of_their_own(ShownShop shop) {
    List<Integer> ids = segments(shop);
    assertThat(shop.get("/segments/" + ids.get(0)).body())
        .contains("How to recognise them", "What sets them apart", "Their most valuable customers");
    assertThat(shop.get("/segments/compare?a=" + ids.get(0) + "&b=" + ids.get(1)).body())
        .contains("Feature by feature", "Recency", "Average order value");
    String customer = customers(shop).get(0);
    for (String address : List.of("/customers/" + customer, "/customers?id=" + customer)) {
      assertThat(shop.get(address).body())
          .contains("Customer " + customer, "The way so far", "Why this segment", "way up");
    }
  }

  @Test
  void the_points_of_the_plot_are_the_customers_of_the_views(ShownShop shop) throws Exception {
    byte[] bytes =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(shop.base() + "/plane/2025-12/1/points.bin"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    ByteBuffer points = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int n = points.getInt(0);
    assertThat(n).isEqualTo(customers(shop).size());
    assertThat(bytes).hasSize(20 + 5 * n);
    double x =
        shop.database()
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "select x from bi.customer_segment where month = '2025-12-01' and customer_id = :id")
                        .bind("id", customers(shop).get(7))
                        .mapTo(Double.class)
                        .one());
    float low = points.getFloat(4);
    float high = points.getFloat(8);
    int step = points.getShort(20 + 2 * 7) & 0xffff;
    assertThat(low + step / 65535.0 * (high - low)).isCloseTo(x, within((high - low) / 1e5));
    assertThat(shop.get("/plane/2025-12/1/customers/7").body())
        .contains("\"customer_id\":\"" + customers(shop).get(7) + "\"");
    assertThat(shop.get("/plane/2025-12/1/features/monetary.bin").statusCode()).isEqualTo(200);
    assertThat(shop.get("/plane/2025-12/1/picture.png").headers().firstValue("Content-Type"))
        .contains("image/png");
    assertThat(shop.get("/plane/2025-12/9/points.bin").statusCode()).isEqualTo(404);
  }

  @Test
  void every_answer_bears_a_strict_policy_and_needs_no_inline_script_or_style(ShownShop shop) {
    for (String path : List.of("/", "/segments", "/months/2025-12", "/customers", "/api", "/no")) {
      HttpResponse<String> page = shop.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(page.body())
          .doesNotContainPattern("<script(?![^>]*src=\"/assets/)")
          .doesNotContainPattern("\\s(style|on[a-z]+)=\"")
          .doesNotContain("http://", "https://");
    }
  }

  @Test
  void assets_may_be_kept_under_the_address_that_bears_their_hash(ShownShop shop) {
    String page = shop.get("/").body();
    String address = page.replaceAll("(?s).*href=\"(/assets/clientele\\.css[^\"]*)\".*", "$1");
    assertThat(shop.get(address).headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable");
    assertThat(shop.get("/assets/clientele.css?v=old").headers().firstValue("Cache-Control"))
        .contains("no-cache");
    assertThat(shop.get("/assets/../pages/layout.html").statusCode()).isIn(400, 404);
  }

  @Test
  void an_unknown_month_and_a_word_that_is_none_are_not_found(TestDatabase database) {
    try (ShownShop empty = ShownShop.over(database)) {
      assertThat(empty.get("/").body()).contains("No month is closed yet");
      assertThat(empty.get("/segments").body()).contains("No month is published yet");
      assertThat(empty.get("/months/2025-12").statusCode()).isEqualTo(404);
      assertThat(empty.get("/months/%3Cscript%3E").statusCode()).isEqualTo(404);
      assertThat(empty.get("/customers/nobody").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_late_month_stands_there_in_red_with_its_reason(TestDatabase database) {
    LateMonths late =
        () ->
            List.of(
                new LateMonths.Late(
                    YearMonth.of(2025, 12),
                    YearMonth.of(2025, 12),
                    Instant.parse("2026-01-02T16:00:00Z"),
                    "The source was not there."));
    try (ShownShop shop = ShownShop.over(database, ShownShop.loopback(), late)) {
      assertThat(shop.get("/").body())
          .contains("1 month is late", "December 2025 is late.", "The source was not there.");
    }
  }

  @Test
  void late_months_in_a_row_are_one_box(TestDatabase database) {
    LateMonths late =
        () ->
            List.of(
                new LateMonths.Late(
                    YearMonth.of(2012, 1),
                    YearMonth.of(2026, 10),
                    Instant.parse("2012-02-02T16:00:00Z"),
                    "The source has no line of it."));
    try (ShownShop shop = ShownShop.over(database, ShownShop.loopback(), late)) {
      assertThat(shop.get("/").body())
          .contains("178 months are late", "January 2012 to October 2026 are late.")
          .contains("The source has no line of it. The 177 after it wait for it.")
          .containsOnlyOnce("role=\"alert\"");
    }
  }

  @Test
  void a_run_at_work_in_any_process_is_shown_with_its_percent(TestDatabase database) {
    RunId run = new RunId(YearMonth.of(2025, 12), 1);
    RunJournal journal = database.journal();
    journal.open(new RunJournal.RunOpening(run, 1, "", "hash", "test", "test"), Instant.now());
    journal.begin(run, "pull_transactions", Instant.now());
    try (ShownShop shop = ShownShop.over(database)) {
      assertThat(shop.get("/").body())
          .contains("At work now", "pull_transactions is at work", "data-live");
    }
  }

  @Test
  void a_taken_port_is_an_error_of_usage_that_names_it(ShownShop shop) {
    StatusConfig taken =
        new StatusConfig(
            shop.port(), "127.0.0.1", Optional.empty(), Optional.empty(), List.of(), List.of());
    assertThatThrownBy(() -> ShownShop.over(shop.database(), taken, LateMonths.NONE))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("127.0.0.1:" + shop.port());
  }

  public static List<Integer> segments(ShownShop shop) {
    return shop.database()
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "select segment_id from bi.segment_month where month = '2025-12-01'"
                            + " order by revenue desc")
                    .mapTo(Integer.class)
                    .list());
  }

  public static List<String> customers(ShownShop shop) {
    return shop.database()
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "select customer_id from bi.customer_feature where month = '2025-12-01'"
                            + " order by customer_id collate \"C\"")
                    .mapTo(String.class)
                    .list());
  }
}
