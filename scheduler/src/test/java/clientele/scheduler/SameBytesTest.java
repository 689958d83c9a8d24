package clientele.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopPlan;
import clientele.infra.synthetic.SyntheticShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
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

@ExtendWith(PostgresExtension.class)
class SameBytesTest {
  @TempDir private Path folder;

  @Test
  void two_databases_and_shuffled_rows_tell_the_dashboards_the_same(
      TestDatabase first, TestDatabase second, TestDatabase third) throws IOException {
    ShopPlan plan = ShopPlan.of(300, 4, YearMonth.of(2025, 12), 7);
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    Path source = folder.resolve("shop/transactions");
    Path shuffled = shuffled(source);

    close(first, source, "first");
    close(second, source, "second");
    close(third, shuffled, "third");

    Map<String, List<String>> expected = BiDump.of(first.address(), Set.of());
    assertThat(expected.get("customer_segment")).hasSizeGreaterThan(300);
    assertThat(expected).allSatisfy((view, rows) -> assertThat(rows).as(view).isNotEmpty());
    assertThat(BiDump.of(second.address(), Set.of())).isEqualTo(expected);
    // a shuffled file is another file, so its hash differs; nothing else may
    Set<String> hash = Set.of("run.source_sha256");
    assertThat(BiDump.of(third.address(), hash)).isEqualTo(BiDump.of(first.address(), hash));
    assertThat(mails("first")).isEqualTo(mails("second")).isEqualTo(mails("third")).hasSize(2);
  }

  private void close(TestDatabase database, Path source, String name) throws IOException {
    Path config = Files.writeString(folder.resolve(name + ".yaml"), Configs.database(database));
    Shell closed =
        Shell.run(
            "backfill",
            "--from",
            "2025-11",
            "--to",
            "2025-12",
            "--source",
            source,
            "--config",
            config,
            "--home",
            folder.resolve(name));
    assertThat(closed.err()).isEmpty();
    assertThat(closed.code()).isZero();
  }

  private Map<String, String> mails(String name) throws IOException {
    Map<String, String> mails = new java.util.TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(name).resolve("outbox"))) {
      for (Path file : files.toList()) {
        mails.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return mails;
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
