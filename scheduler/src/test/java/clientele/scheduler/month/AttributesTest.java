package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a shop tells of its customers and products, from file to dashboard, and its end. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class AttributesTest {
  @TempDir private Path folder;

  @Test
  void attributes_describe_segments_and_go_with_whoever_is_forgotten(TestDatabase database)
      throws IOException {
    Path shop = folder.resolve("shop");
    SyntheticShop.write(ShopPlan.of(150, 4, YearMonth.of(2025, 12), 7), shop, share -> {});
    Path lines = new ShopFolders(shop).transactions();
    tell(new ShopFolders(shop).transactions(YearMonth.of(2025, 12)));
    Path config = config(database);
    assertThat(run(config, lines).err()).isEmpty();
    described(database);
    String who =
        select(
                database,
                "select min(a.customer_id) from bi.customer_attribute a join bi.customer_segment s"
                    + " using (customer_id)")
            .get(0);
    assertThat(
            Shell.run("replay", "--month", "2025-12", "--config", config, "--home", home()).code())
        .isZero();
    assertThat(Shell.run("forget", who, "--config", config, "--home", home()).code()).isZero();
    assertThat(told(database, who)).containsExactly("0");
    Shell again = run(config, lines, "--revise", "they are told again");
    assertThat(again.err()).isEmpty();
    assertThat(told(database, who)).containsExactly("0");
    assertThat(select(database, "select count(*) > 20 from bi.customer_attribute"))
        .containsExactly("t");
  }

  private Path config(TestDatabase database) throws IOException {
    return Files.writeString(
        folder.resolve("c.yaml"),
        """
            database: {url: '%s', user: %s}
            source:
              attributes: {customers: '%s', products: '%s'}
            """
            .formatted(
                database.address().url(),
                database.address().user(),
                folder.resolve("customers.csv"),
                folder.resolve("products.csv")));
  }

  private static void described(TestDatabase database) {
    assertThat(
            select(
                database,
                "select distinct kind from bi.segment_category where kind not in ('country',"
                    + " 'season') order by 1"))
        .containsExactly("customer plan", "product category");
    assertThat(
            select(
                database,
                "select count(*) from bi.segment_category where kind = 'customer plan' and (amount"
                    + " < 1 or share > 1)"))
        .containsExactly("0");
    assertThat(
            select(
                database,
                "select (select sum(amount) from bi.segment_category where kind = 'customer plan')"
                    + " = (select count(distinct a.customer_id) from bi.customer_attribute a join"
                    + " bi.customer_segment s using (customer_id) where a.attribute = 'plan')"))
        .containsExactly("t");
  }

  /** A plan for each customer, a category for each product, and an attribute of too many values. */
  private void tell(Path month) throws IOException {
    TreeSet<String> customers = new TreeSet<>();
    TreeSet<String> products = new TreeSet<>();
    for (String line : Files.readAllLines(month, StandardCharsets.UTF_8)) {
      String[] fields = line.split(",", -1);
      if (fields.length == 8 && fields[6].matches("\\d+")) {
        customers.add(fields[6]);
        products.add(fields[1]);
      }
    }
    List<String> told = new ArrayList<>(List.of("Customer ID;plan;phone"));
    int number = 0;
    for (String customer : customers) {
      told.add("'%s;%s;0%d".formatted(customer, number % 2 == 0 ? "gold" : "", 1000 + number));
      number++;
    }
    Files.write(folder.resolve("customers.csv"), told);
    List<String> categories = new ArrayList<>(List.of("sku,category"));
    for (String product : products) {
      categories.add(product + "," + (product.hashCode() % 2 == 0 ? "\"Home, garden\"" : "Toys"));
    }
    Files.write(folder.resolve("products.csv"), categories);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Shell run(Path config, Path lines, String... more) {
    List<Object> words = new ArrayList<>();
    words.addAll(
        List.of(
            "run", "--month", "2025-12", "--source", lines, "--config", config, "--home", home()));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private static List<String> told(TestDatabase database, String who) {
    return select(
        database,
        "select count(*) from clientele.customer_attribute where customer_id = '" + who + "'");
  }

  private static List<String> select(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
