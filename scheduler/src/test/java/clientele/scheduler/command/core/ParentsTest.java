package clientele.scheduler.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two levels of one hierarchy, from file to file. */
class ParentsTest {
  @TempDir private Path folder;

  @Test
  void a_cluster_of_the_hierarchy_has_one_parent() throws IOException {
    Path points = Files.write(folder.resolve("points.csv"), fourBlobsInTwoPairs());
    Path labels = folder.resolve("nested.csv");
    Shell found = cluster(points, labels, "--algorithm=hierarchical", "--k=4", "--parents=2");
    assertThat(found.out()).as(found.err()).startsWith("4 clusters, 0 of noise");
    List<String> lines = Files.readAllLines(labels);
    assertThat(lines.get(0)).isEqualTo("id,cluster,membership,parent");
    List<String> pairs =
        lines.stream()
            .skip(1)
            .map(line -> line.split(","))
            .map(cells -> cells[1] + " in " + cells[3])
            .distinct()
            .toList();
    assertThat(pairs).hasSize(4);
    assertThat(pairs.stream().filter(pair -> pair.endsWith(" in 0"))).hasSize(2);
    assertThat(pairs.stream().filter(pair -> pair.endsWith(" in 1"))).hasSize(2);
  }

  @Test
  void only_a_hierarchy_has_parents() throws IOException {
    Path points = Files.write(folder.resolve("points.csv"), fourBlobsInTwoPairs());
    Path labels = folder.resolve("nested.csv");
    Shell refused = cluster(points, labels, "--parents=2");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("only hierarchical has parents [--algorithm: dbscan]");
    assertThat(labels).doesNotExist();
  }

  private static Shell cluster(Path in, Path out, Object... more) {
    Stream<Object> words = Stream.of("core", "cluster", "--in", in, "--out", out);
    return Shell.run(Stream.concat(words, Arrays.stream(more)).toArray());
  }

  private static List<String> fourBlobsInTwoPairs() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> lines = new ArrayList<>(List.of("id,x,y"));
    for (int i = 0; i < 200; i++) {
      double x = 100 * (i % 2) + random.nextDouble();
      double y = 10 * (i / 2 % 2) + random.nextDouble();
      lines.add("p%03d,%s,%s".formatted(i, x, y));
    }
    return lines;
  }
}
