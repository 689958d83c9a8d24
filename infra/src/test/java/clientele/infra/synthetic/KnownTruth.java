package clientele.infra.synthetic;

import clientele.infra.synthetic.people.CustomerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the truth files back, for tests that hold what was found against what is so. */
public final class KnownTruth {
  private KnownTruth() {}

  /** Kind of every customer who has joined by the month, keyed by customer id. */
  public static SortedMap<String, CustomerKind> kinds(Path shop, YearMonth month) {
    return column(new ShopFolders(shop).kinds(month));
  }

  /** Kind of every customer on joining, keyed by customer id. */
  public static SortedMap<String, CustomerKind> firstKinds(Path shop) {
    return column(new ShopFolders(shop).customers());
  }

  private static SortedMap<String, CustomerKind> column(Path file) {
    SortedMap<String, CustomerKind> kinds = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        kinds.put(fields[0], CustomerKind.valueOf(fields[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }
}
