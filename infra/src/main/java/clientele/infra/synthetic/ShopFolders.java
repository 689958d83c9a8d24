package clientele.infra.synthetic;

import clientele.infra.synthetic.plan.ShopPlan;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the files of a shop lie under a folder: {@code transactions/} is what a source may be
 * pointed at, {@code truth/} is kept out of its sight.
 *
 * @param root the folder given by the user
 */
public record ShopFolders(Path root) {

  /** The folder to point a source at. */
  public Path transactions() {
    return root.resolve("transactions");
  }

  /** The month's lines. */
  public Path transactions(YearMonth month) {
    return transactions().resolve("transactions-" + month + ".csv");
  }

  /** One row per customer: {@code customer_id,kind,joined,country}, the kind on joining. */
  public Path customers() {
    return root.resolve("truth").resolve("customers.csv");
  }

  /** One row per customer who has joined by that month: {@code customer_id,kind} in that month. */
  public Path kinds(YearMonth month) {
    return root.resolve("truth").resolve("kinds-" + month + ".csv");
  }

  /** Makes the folders; refuses files of another plan, which a source would read along. */
  void prepare(ShopPlan plan) throws IOException {
    Set<Path> own = new HashSet<>();
    own.add(customers());
    for (int m = 0; m < plan.months(); m++) {
      own.add(transactions(plan.month(m)));
      own.add(kinds(plan.month(m)));
    }
    for (Path folder : List.of(transactions(), root.resolve("truth"))) {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".csv") && !own.contains(file))
            .sorted()
            .findFirst()
            .ifPresent(ShopFolders::refuse);
      }
    }
  }

  private static void refuse(Path file) {
    throw new StepException(
        ErrorCode.USAGE,
        "the folder holds a file of another shop [" + file + "]. Maybe name an empty folder.");
  }

  /** Writes bytes. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file whole or not at all: under another name first, then renamed. */
  static void write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
      content.write(out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
