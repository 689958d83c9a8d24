package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Closes the same months on several databases and compares everything a dashboard can see. */
@ExtendWith(PostgresExtension.class)
class SameBytesTest {
  @TempDir private Path folder;

  @Test
  void two_databases_and_shuffled_rows_tell_the_dashboards_the_same(
      TestDatabase first, TestDatabase second, TestDatabase third) throws IOException {
    ClosedShop shop = ClosedShop.of(300, 4);
    SyntheticShop.write(shop.plan(), folder.resolve("shop"), share -> {});
    Path source = new ShopFolders(folder.resolve("shop")).transactions();

    shop.close(first, folder, source, "first");
    shop.close(second, folder, source, "second");
    shop.close(third, folder, shuffled(source), "third");

    Map<String, List<String>> expected = BiDump.of(first.address(), Set.of());
    assertThat(expected.get("customer_segment")).hasSizeGreaterThan(300);
    // too few months to say what segments were worth, and chances of silence need a record; a tidy
    // export leaves no note
    Set<String> seldom =
        Set.of(
            "segment_join",
            "awaited_month",
            "late_data",
            "revision_move",
            "segment_worth",
            "segment_worth_pair",
            "source_note",
            "line_detail",
            "customer_attribute",
            "product_category",
            "churn_reliability",
            "customer_churn",
            "segment_churn");
    assertThat(expected)
        .allSatisfy(
            (view, rows) -> assertThat(seldom.contains(view) || !rows.isEmpty()).as(view).isTrue());
    assertThat(BiDump.of(second.address(), Set.of())).isEqualTo(expected);
    // a shuffled file is another file, so its hash and the places of its lines differ; nothing else
    // may
    Set<String> hash = Set.of("run.source_sha256", "source_doubt.line");
    assertThat(BiDump.of(third.address(), hash)).isEqualTo(BiDump.of(first.address(), hash));
    assertThat(Outbox.of(folder.resolve("first")))
        .isEqualTo(Outbox.of(folder.resolve("second")))
        .isEqualTo(Outbox.of(folder.resolve("third")))
        .hasSize(2);
  }

  private Path shuffled(Path source) throws IOException {
    Path target = Files.createDirectories(folder.resolve("shuffled"));
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> data = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(data, new Random(1));
        data.add(0, lines.get(0));
        Files.write(target.resolve(file.getFileName()), data, StandardCharsets.UTF_8);
      }
    }
    return target;
  }
}
