package clientele.scheduler.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.shell.Shell;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core's commands from file to file. */
class CoreTest {
  @TempDir private Path folder;

  @Test
  void embed_writes_the_same_file_on_any_threads_again_and_with_rows_permuted() throws IOException {
    List<String> lines = features(400, 4);
    Path in = write("in.csv", lines);
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(1));
    rows.add(0, lines.get(0));
    Path permuted = write("permuted.csv", rows);

    for (String target : new String[] {"", "--target=f1"}) {
      Path first = embed(in, "--threads", 1, target);
      assertThat(first).hasSameBinaryContentAs(embed(in, "--threads", 2, target));
      assertThat(first).hasSameBinaryContentAs(embed(in, "--threads", 8, target));
      assertThat(first).hasSameBinaryContentAs(embed(in, "--threads", 2, target));
      assertThat(first).hasSameBinaryContentAs(embed(permuted, "--threads", 2, target));
      assertThat(Files.readString(embed(in, "--seed", 43, target)))
          .isNotEqualTo(Files.readString(first));
      assertThat(Files.readAllLines(first)).hasSize(401).first().isEqualTo("id,x,y");
    }
  }

  @Test
  void a_model_is_kept_once_and_places_who_was_there_near_where_he_was() throws IOException {
    Path in = write("in.csv", features(400, 4));
    Path model = folder.resolve("model");
    Path drawn = embed(in, "--threads", 2, "--model=" + model);
    byte[] kept = Files.readAllBytes(model);
    Path placed = embed(in, "--threads", 1, "--model=" + model);
    Path again = embed(in, "--threads", 8, "--model=" + model);

    assertThat(placed).hasSameBinaryContentAs(again);
    assertThat(model).hasBinaryContent(kept);
    double[][] before = points(drawn);
    double[][] after = points(placed);
    double[] off = new double[before.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = StrictMath.hypot(before[i][0] - after[i][0], before[i][1] - after[i][1]);
    }
    Arrays.sort(off);
    assertThat(off[off.length / 2]).isLessThan(1);

    Shell other = run("embed", "--in", in, "--out", drawn, "--model", model, "--seed", 3);
    assertRefused(other, 2, "keeps its settings [--seed");
    Path narrow = write("narrow.csv", List.of("id,f0,f1", "1,2,3"));
    assertRefused(
        run("embed", "--in", narrow, "--out", drawn, "--model", model), 3, "narrow.csv: [f2, f3");
    assertRefused(
        run("embed", "--in", in, "--out", drawn, "--model", in), 3, "not a stored embedding");
  }

  @Test
  void either_engine_draws_and_umap_java_keeps_no_model() throws IOException {
    Path in = write("in.csv", features(200, 2));
    Path first = embed(in, "--engine", "umap-java", "--epochs=50");
    assertThat(first).hasSameBinaryContentAs(embed(in, "--engine", "umap-java", "--epochs=50"));
    Path out = folder.resolve("o.csv");
    assertRefused(
        run("embed", "--in", in, "--out", out, "--engine", "umap-java", "--model", out),
        2,
        "umap-java keeps no model");
    assertRefused(
        run("embed", "--in", in, "--out", out, "--engine", "tsne"), 2, "no such engine [tsne]");
    assertThat(out).doesNotExist();
  }

  @Test
  void each_algorithm_finds_four_blobs_and_grades_believe_them() throws IOException {
    Path points = write("points.csv", blobs(400, 4));
    for (String algorithm : new String[] {"dbscan", "kmeans", "gmm", "hierarchical"}) {
      Path labels = folder.resolve(algorithm + ".csv");
      Shell found = run("cluster", "--in", points, "--out", labels, "--algorithm", algorithm);
      assertThat(found.out()).as(found.err()).startsWith("4 clusters, ");
      assertThat(Files.readAllLines(labels))
          .hasSize(401)
          .first()
          .isEqualTo("id,cluster,membership");
    }
    JsonNode grades =
        grades("--in", points, "--labels", folder.resolve("dbscan.csv"), "--threads", 2);

    assertThat(grades.get("clusters").asInt()).isEqualTo(4);
    assertThat(grades.get("verdict").asText()).isEqualTo("trustworthy");
    assertThat(grades.get("jaccard")).hasSize(4);
    grades.get("jaccard").forEach(j -> assertThat(j.asDouble()).isGreaterThanOrEqualTo(0.85));
    assertThat(grades.get("silhouette").asDouble()).isGreaterThan(0.7);
    for (String name :
        List.of("davies_bouldin", "calinski_harabasz", "dbcv", "hopkins", "noise", "points")) {
      assertThat(grades.get(name).isNumber()).as(name).isTrue();
    }
    assertThat(grades("--in", points, "--threads", 1)).isEqualTo(grades);
  }

  @Test
  void clusters_are_kept_and_take_in_the_same_points_again() throws IOException {
    Path points = write("points.csv", blobs(300, 4));
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    for (String algorithm : new String[] {"dbscan", "kmeans"}) {
      Path model = folder.resolve("model-" + algorithm);
      run("cluster", "--in", points, "--out", first, "--model", model, "--algorithm", algorithm);
      Shell again = run("cluster", "--in", points, "--out", second, "--model", model);

      assertThat(again.code()).as(again.err()).isZero();
      assertThat(clusters(second)).isEqualTo(clusters(first)).hasSize(300);
      assertRefused(
          run("cluster", "--in", points, "--out", second, "--model", model, "--eps", 1),
          2,
          "keeps its settings [--eps");
    }
  }

  @Test
  void leaves_are_written_beside_the_drawing() throws IOException {
    Path leaves = folder.resolve("leaves.csv");
    embed(write("in.csv", features(100, 2)), "--trees=30", "--leaves=" + leaves);
    List<String> lines = Files.readAllLines(leaves);

    assertThat(lines).hasSize(101).first().asString().startsWith("id,tree_0,").endsWith("tree_29");
    assertThat(lines.get(1)).matches("c0000(,\\d+){30}");
  }

  @Test
  void one_blob_and_forty_customers_are_not_believed() throws IOException {
    for (List<String> lines : List.of(blobs(300, 1), blobs(40, 1))) {
      JsonNode grades = grades("--in", write("points.csv", lines));
      assertThat(grades.get("verdict").asText()).isEqualTo("no trustworthy segments");
    }
  }

  @Test
  void a_drawing_is_believed_only_if_its_features_beat_shuffled_ones() throws IOException {
    for (int kinds : new int[] {1, 4}) {
      Path features = write("features.csv", features(200, kinds));
      Path xy = embed(features, "--epochs=60", "--trees=40");
      JsonNode grades = grades("--in", xy, "--features", features, "--epochs=60", "--trees=40");

      assertThat(grades.get("verdict").asText())
          .as(grades.toString())
          .isEqualTo(kinds == 1 ? "no trustworthy segments" : "trustworthy");
    }
  }

  @Test
  void labels_from_elsewhere_keep_their_numbers() throws IOException {
    List<String> labels = new ArrayList<>(List.of("id,cluster"));
    for (int i = 0; i < 100; i++) {
      labels.add("c%04d,%d".formatted(i, i % 2 == 0 ? 9 : 5));
    }
    Path points = write("points.csv", blobs(100, 2));
    JsonNode grades =
        grades("--in", points, "--labels", write("l.csv", labels), "--algorithm", "kmeans");

    assertThat(grades.get("jaccard").fieldNames()).toIterable().containsOnly("9", "5");
    assertThat(grades.get("jaccard").get("9").asDouble()).isGreaterThan(0.99);
  }

  @Test
  void misuse_and_bad_files_are_one_line_with_the_rule() throws IOException {
    Path points = write("points.csv", blobs(50, 2));
    Path out = folder.resolve("o.csv");
    assertRefused(run(), 2, "embed, cluster or grade");
    assertRefused(run("embed", "--in", points), 2, "--out");
    assertRefused(run("embed", "--in", points, "--out", out, "--threads", 0), 2, "--threads: 0");
    assertRefused(
        run("embed", "--in", points, "--out", out, "--target", "z"), 2, "--target: z", "[x, y]");
    assertRefused(run("embed", "--in", points, "--out", out, "--neighbours", 1), 2, "neighbours");
    assertRefused(
        run("cluster", "--in", points, "--out", out, "--algorithm", "optics"), 2, "optics");
    assertRefused(run("cluster", "--in", points, "--out", out, "--k", 3), 2, "--k");
    assertRefused(run("cluster", "--in", points, "--out", out, "--eps", 0), 2, "eps");
    assertRefused(
        run("cluster", "--in", points, "--out", out, "--algorithm=kmeans", "--eps=1"), 2, "--eps");
    Path bad = write("bad.csv", List.of("id,x,y", "1,2,3", "2,2,\"1,5\""));
    for (String stage : new String[] {"embed", "cluster"}) {
      assertRefused(run(stage, "--in", bad, "--out", out), 3, "bad.csv, line 3, column y: '1,5'");
    }
    assertRefused(run("grade", "--in", bad), 3, "bad.csv, line 3, column y: '1,5'");
    Path few = write("few.csv", List.of("id,cluster", "c0001,0"));
    assertRefused(run("grade", "--in", points, "--labels", few), 3, "few.csv, points.csv: c0000");
    assertRefused(run("grade", "--in", folder.resolve("none.csv")), 5, "none.csv");
    assertThat(out).doesNotExist();
  }

  private Path embed(Path in, Object... more) throws IOException {
    Path out = Files.createTempFile(folder, "xy", ".csv");
    List<Object> words = new ArrayList<>(List.of("embed", "--in", in, "--out", out));
    words.addAll(List.of(more));
    words.remove("");
    Shell answer = run(words.toArray());
    assertThat(answer.code()).as(answer.err()).isZero();
    return out;
  }

  private static JsonNode grades(Object... words) throws IOException {
    List<Object> all = new ArrayList<>(List.of("grade"));
    all.addAll(List.of(words));
    Shell answer = run(all.toArray());
    assertThat(answer.code()).as(answer.err()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }

  private static Shell run(Object... words) {
    List<Object> all = new ArrayList<>(List.of("core"));
    all.addAll(List.of(words));
    return Shell.run(all.toArray());
  }

  private static void assertRefused(Shell answer, int code, String... words) {
    assertThat(answer.err()).startsWith("clientele: ").contains(words).hasLineCount(1);
    assertThat(answer.err()).doesNotContain("\tat ", "Exception");
    assertThat(answer.code()).isEqualTo(code);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static double[][] points(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(f -> new double[] {Double.parseDouble(f[1]), Double.parseDouble(f[2])})
        .toArray(double[][]::new);
  }

  private static List<String> clusters(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  private static List<String> features(int n, int kinds) {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>(List.of("id,f0,f1,f2,f3,f4"));
    for (int i = 0; i < n; i++) {
      StringBuilder line = new StringBuilder("c%04d".formatted(i));
      for (int f = 0; f < 5; f++) {
        line.append(
            String.format(
                Locale.ROOT, ",%.4f", 6 * ((i % kinds + f) % kinds) + random.nextGaussian()));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> blobs(int n, int blobs) {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of("id,x,y"));
    for (int i = 0; i < n; i++) {
      int blob = i % blobs;
      double x = 12 * (blob % 2) + random.nextGaussian();
      double y = 12 * (blob / 2) + random.nextGaussian();
      lines.add(String.format(Locale.ROOT, "c%04d,%.5f,%.5f", i, x, y));
    }
    return lines;
  }
}
