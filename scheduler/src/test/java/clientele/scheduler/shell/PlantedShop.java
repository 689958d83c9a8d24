package clientele.scheduler.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A synthetic shop whose customers and products bear words that would be recognised in a log.
 *
 * @param transactions folder of its files
 */
public record PlantedShop(Path transactions) {
  /** Part of every customer's id, which is a mail address, and of every product's text. */
  private static final List<String> WORDS = List.of("Person-", "@private.example", "Secretgift");

  /** Lines that no reader can make sense of. */
  private static final List<String> BROKEN =
      List.of(
          "1,A,Secretgift,many,1/3/2025 9:00,1,Person-1@private.example,France",
          "1,A,Secretgift,1,yesterday,1,Person-2@private.example,France",
          "1,A,Secretgift,1,Person-3@private.example",
          "1,A,\"Secretgift,1,1/3/2025 9:00,1,Person-4@private.example,France");

  /** Writes the shop. */
  public static PlantedShop write(ShopPlan plan, Path folder) {
    SyntheticShop.write(plan, folder.resolve("shop"), share -> {});
    Path target = folder.resolve("planted");
    try (Stream<Path> files = Files.list(new ShopFolders(folder.resolve("shop")).transactions())) {
      Files.createDirectories(target);
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        List<String> planted = new ArrayList<>(lines.subList(0, 1));
        lines.stream().skip(1).map(PlantedShop::planted).forEach(planted::add);
        Files.write(target.resolve(file.getFileName()), planted);
      }
      return new PlantedShop(target);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same shop, and lines that cannot be parsed in one of its files. */
  public Path broken(Path folder) throws IOException {
    return changed(
        folder,
        lines -> {
          List<String> more = new ArrayList<>(lines);
          more.addAll(1, BROKEN);
          return more;
        });
  }

  /** The same shop, and no header in any of its files. */
  public Path headless(Path folder) throws IOException {
    return changed(folder, lines -> lines.subList(1, lines.size()));
  }

  /** Fails if a text, which could be a log, names a customer or product. */
  public static void assertUnnamed(String where, String text) {
    for (String word : WORDS) {
      assertThat(text.lines().filter(line -> line.contains(word))).as(where).isEmpty();
    }
  }

  /** What becomes of the lines of a file. */
  private interface Change {
    List<String> of(List<String> lines);
  }

  private Path changed(Path folder, Change change) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(transactions)) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), change.of(Files.readAllLines(file)));
      }
    }
    return folder;
  }

  private static String planted(String line) {
    String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    if (fields.length == 8) {
      fields[2] = "Secretgift " + fields[2].replace("\"", "").replace(",", "");
      fields[6] = fields[6].isEmpty() ? "" : "Person-" + fields[6] + "@private.example";
    }
    return String.join(",", fields);
  }
}
