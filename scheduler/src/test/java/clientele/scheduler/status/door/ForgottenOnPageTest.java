package clientele.scheduler.status.door;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.upkeep.ErasureStore;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.status.ShownShop;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A page that has shown a customer before knows them no more, however much it keeps. */
@ExtendWith(PostgresExtension.class)
@Timeout(600)
class ForgottenOnPageTest {
  private static final Pattern BASE = Pattern.compile("data-base=\"([^\"]*)\"");

  @TempDir private Path folder;

  @Test
  void a_running_page_answers_nothing_of_the_forgotten_and_mixes_nobody_up(TestDatabase database) {
    ClosedShop.of(300, 3).close(database, folder);
    String customer = best(database);
    try (ShownShop shop = ShownShop.over(database)) {
      String before = base(shop);
      int place = place(shop, before, customer);
      String best = "/segments/" + segment(database, customer);
      assertThat(shop.get(best).body()).contains("/customers/" + customer + "\"");

      new ErasureStore(database.jdbi()).forget(customer, 0, List.of());
      while (base(shop).equals(before)) {
        Thread.onSpinWait();
      }
      assertThat(shop.get(before + "/customers/" + place).statusCode()).isEqualTo(404);
      assertThat(place(shop, base(shop), customer)).isNegative();
      assertThat(shop.get(best).body()).doesNotContain("/customers/" + customer + "\"");
      assertThat(shop.get("/customers/" + customer).statusCode()).isEqualTo(404);
      assertThat(shop.get(base(shop) + "/points.bin").statusCode()).isEqualTo(200);
    }
  }

  private static String base(ShownShop shop) {
    Matcher base = BASE.matcher(shop.get("/segments?month=2025-12").body());
    assertThat(base.find()).isTrue();
    return base.group(1);
  }

  /** Which of the plane's customers it is; less than 0 if none. */
  private static int place(ShownShop shop, String base, String customer) {
    for (int place = 0; ; place++) {
      var answer = shop.get(base + "/customers/" + place);
      if (answer.statusCode() == 404) {
        assertThat(place).as("customers that were looked at").isGreaterThan(50);
        return -1;
      }
      if (answer.body().contains("\"customer_id\":\"" + customer + "\"")) {
        return place;
      }
    }
  }

  private static String best(TestDatabase database) {
    return one(
        database,
        "select customer_id from bi.customer_segment where month = '2025-12-01'"
            + " order by monetary desc limit 1");
  }

  private static String segment(TestDatabase database, String customer) {
    return one(
        database,
        "select segment_id::text from bi.customer_segment where month = '2025-12-01'"
            + " and customer_id = '"
            + customer
            + "'");
  }

  private static String one(TestDatabase database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
