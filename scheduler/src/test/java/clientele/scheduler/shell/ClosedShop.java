package clientele.scheduler.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;

/**
 * A synthetic shop whose months are closed into a test's database by the real commands.
 *
 * @param plan the shop
 * @param settings lines of YAML beside the database
 */
public record ClosedShop(ShopPlan plan, String settings) {
  /** A shop whose last month is December 2025. */
  public static ClosedShop of(int customers, int months) {
    return new ClosedShop(ShopPlan.of(customers, months, YearMonth.of(2025, 12), 7), "");
  }

  /** The same, whose second month is placed by the model of the first, however far they differ. */
  public ClosedShop keepingModels() {
    return new ClosedShop(plan, "pipeline: { match: { drift-limit: 10 } }");
  }

  /** Makes the shop's files in a folder and closes all its months. */
  public void close(TestDatabase database, Path folder) {
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    close(database, folder, new ShopFolders(folder.resolve("shop")).transactions(), "home");
  }

  /**
   * Closes the shop's last two months from files made before.
   *
   * @param name of the home below the folder
   */
  public void close(TestDatabase database, Path folder, Path source, String name) {
    Shell closed =
        Shell.run(
            "backfill",
            "--from",
            plan.lastMonth().minusMonths(1),
            "--to",
            plan.lastMonth(),
            "--source",
            source,
            "--config",
            config(database, folder, name),
            "--home",
            folder.resolve(name));
    assertThat(closed.err()).isEmpty();
    assertThat(closed.code()).isZero();
  }

  private Path config(TestDatabase database, Path folder, String name) {
    try {
      return Files.writeString(
          folder.resolve(name + ".yaml"),
          """
          database:
            url: %s
            user: %s
          %s
          """
              .formatted(database.address().url(), database.address().user(), settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
