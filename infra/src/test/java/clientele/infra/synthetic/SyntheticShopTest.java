package clientele.infra.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.synthetic.event.MonthEvents;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes shops and holds their bytes, files and errors to what is promised. */
class SyntheticShopTest {
  private static final YearMonth LAST = YearMonth.of(2026, 10);

  @TempDir Path folder;

  @Test
  void the_same_plan_gives_the_same_bytes_on_every_platform() throws Exception {
    SyntheticShop.write(ShopPlan.of(300, 4, LAST, 7), folder.resolve("a"), share -> {});
    SyntheticShop.write(ShopPlan.of(300, 4, LAST, 7), folder.resolve("b"), share -> {});
    assertThat(digest(folder.resolve("a"))).isEqualTo(digest(folder.resolve("b")));
    assertThat(digest(folder.resolve("a")))
        .as("known from an earlier run; changes whenever the shop's behaviour does")
        .isEqualTo("37d69ce8ef8789aff696068146238b86125e385e02d1fdb7877bfc62049e5615");
  }

  @Test
  void another_seed_gives_other_bytes() throws Exception {
    SyntheticShop.write(ShopPlan.of(300, 2, LAST, 7), folder.resolve("a"), share -> {});
    SyntheticShop.write(ShopPlan.of(300, 2, LAST, 8), folder.resolve("b"), share -> {});
    assertThat(digest(folder.resolve("a"))).isNotEqualTo(digest(folder.resolve("b")));
  }

  @Test
  void a_customer_does_not_depend_on_how_many_others_there_are() throws Exception {
    Path few = folder.resolve("few");
    Path many = folder.resolve("many");
    SyntheticShop.write(ShopPlan.of(50, 2, LAST, 7), few, share -> {});
    SyntheticShop.write(ShopPlan.of(500, 2, LAST, 7), many, share -> {});
    assertThat(KnownTruth.firstKinds(many)).containsAllEntriesOf(KnownTruth.firstKinds(few));
  }

  @Test
  void lines_are_in_order_of_time_and_invoice_numbers_ascend() throws IOException {
    ShopSummary shop = SyntheticShop.write(ShopPlan.of(500, 3, LAST, 1), folder, share -> {});
    List<ShopLine> lines = ShopLine.good(shop.files());
    assertThat(lines).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(lines.stream().map(l -> Long.parseLong(l.invoice().replace("C", "")))).isSorted();
    for (int i = 0; i < shop.files().size(); i++) {
      YearMonth month = LAST.minusMonths(2L - i);
      assertThat(ShopLine.good(shop.files().subList(i, i + 1)))
          .isNotEmpty()
          .allMatch(line -> YearMonth.from(line.at()).equals(month));
    }
  }

  @Test
  void bad_lines_and_duplicates_have_the_stated_share() throws IOException {
    ShopPlan.Shares shares = new ShopPlan.Shares(0.02, 0.08, 0.05, 0.01);
    ShopSummary shop =
        SyntheticShop.write(new ShopPlan(1500, 6, LAST, 3, shares), folder, share -> {});
    long all = 0;
    long good = 0;
    long repeated = 0;
    for (Path file : shop.files()) {
      List<String> lines = Files.readAllLines(file);
      all += lines.size() - 1;
      good += lines.stream().skip(1).filter(l -> ShopLine.parse(l).isPresent()).count();
      for (int i = 2; i < lines.size(); i++) {
        repeated += lines.get(i).equals(lines.get(i - 1)) ? 1 : 0;
      }
    }
    assertThat(shop.lines()).isEqualTo(all);
    assertThat(shop.badLines()).isEqualTo(all - good);
    assertThat(shop.duplicateLines()).isEqualTo(repeated);
    assertThat((double) shop.badLines() / all).isCloseTo(0.02, within(0.003));
    assertThat((double) repeated / all).isCloseTo(0.01, within(0.002));
  }

  @Test
  void truth_and_files_name_the_same_customers() throws IOException {
    ShopSummary shop = SyntheticShop.write(ShopPlan.of(2000, 6, LAST, 5), folder, share -> {});
    Set<String> buyers = new HashSet<>();
    for (int i = 0; i < shop.files().size(); i++) {
      ShopLine.good(shop.files().subList(i, i + 1)).stream()
          .filter(ShopLine::sale)
          .forEach(line -> buyers.add(line.customer()));
      YearMonth month = LAST.minusMonths(5L - i);
      assertThat(KnownTruth.kinds(folder, month).keySet()).isEqualTo(buyers);
    }
    assertThat(KnownTruth.firstKinds(folder).keySet()).isEqualTo(buyers).hasSize(2000);
  }

  @Test
  void a_folder_with_files_of_another_shop_is_refused() {
    SyntheticShop.write(ShopPlan.of(50, 3, LAST, 1), folder, share -> {});
    assertThatThrownBy(() -> SyntheticShop.write(ShopPlan.of(50, 2, LAST, 1), folder, share -> {}))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("transactions-2026-08.csv")
        .hasMessageContaining("Maybe name an empty folder");
  }

  @Test
  void plans_out_of_range_are_refused_with_the_value() {
    assertThatThrownBy(() -> ShopPlan.of(0, 1, LAST, 1)).hasMessageContaining("[0]");
    assertThatThrownBy(() -> ShopPlan.of(1, 121, LAST, 1)).hasMessageContaining("[121]");
    assertThatThrownBy(() -> new ShopPlan.Shares(0.06, 0, 0, 0)).hasMessageContaining("[0.06]");
  }

  @Test
  void progress_rises_to_one() {
    List<Double> told = new ArrayList<>();
    SyntheticShop.write(ShopPlan.of(200, 3, LAST, 1), folder, told::add);
    assertThat(told).isSorted().hasSizeGreaterThan(2).last().isEqualTo(1.0);
  }

  @Test
  void memory_is_eight_bytes_an_invoice_and_not_the_customers() {
    ShopPlan plan = ShopPlan.of(100_000, 1, LAST, 1);
    Population population = new Population(plan);
    System.gc();
    long before = used();
    MonthEvents events = MonthEvents.of(plan, 0, population);
    System.gc();
    assertThat(events.size()).isGreaterThan(100_000);
    assertThat(used() - before).isLessThan(16L * events.size() + 2_000_000);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static String digest(Path shop) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.walk(shop)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sha.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
