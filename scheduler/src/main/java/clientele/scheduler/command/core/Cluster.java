package clientele.scheduler.command.core;

import clientele.infra.figures.FigureReader;
import clientele.infra.figures.FigureWriter;
import clientele.infra.figures.Figures;
import clientele.infra.figures.WholeFile;
import clientele.scheduler.command.Usage;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.NeighbourMembership;
import clientele.steps.core.clustering.choice.DbscanChoice;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.clustering.density.ClusterPredictor;
import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.hierarchy.NestedLabels;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Points to clusters. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Divides points into clusters, numbered from 0 by falling size; -1 is noise.",
      "Beside it each one's membership, 0 to 1: the share of their 15 nearest in their cluster."
    })
public final class Cluster implements Callable<Integer> {
  private static final List<String> WITH_A_MODEL =
      List.of("--in", "--out", "--model", "--threads", "--verbose");

  @Spec private CommandSpec spec;
  @Mixin private Work work;
  @Mixin private AlgorithmOptions algorithm;

  @Option(names = "--in", required = true, paramLabel = "POINTS.csv", description = "Points.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "LABELS.csv",
      description = "Id, cluster and membership.")
  private Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "Where the file is missing, keep the clusters there; where it is, leave them as they are",
        "and put the points of --in into them."
      })
  private @Nullable Path model;

  @Override
  public Integer call() {
    algorithm.check();
    Figures points = FigureReader.read(in);
    CustomerMatrix customers = points.customers();
    Matrix values = customers.values();
    Optional<Path> kept = Optional.ofNullable(model).filter(Files::exists);
    Matrix answer = kept.isPresent() ? placed(values, kept.get()) : found(values);
    FigureWriter.write(
        out,
        new Figures(
            points.idColumn(),
            new CustomerMatrix(
                customers.ids(),
                List.of(LabelFile.CLUSTER, "membership", "parent").subList(0, answer.columns()),
                answer)));
    double[] labels = answer.column(0);
    long clusters = DoubleStream.of(labels).filter(c -> c != Labels.NOISE).distinct().count();
    long noise = DoubleStream.of(labels).filter(c -> c == Labels.NOISE).count();
    spec.commandLine().getOut().printf("%d clusters, %d of noise, see %s%n", clusters, noise, out);
    return 0;
  }

  private Matrix found(Matrix points) {
    Optional<NestedLabels> levels = Usage.checked(() -> algorithm.levels(points));
    if (levels.isPresent()) {
      Labels fine = levels.get().fine();
      keep(() -> ClusterPredictor.ofNearest(points, fine));
      return table(
          fine.toArray(),
          NeighbourMembership.of(points, work.threads()).of(fine),
          IntStream.of(levels.get().coarse().toArray()).asDoubleStream().toArray());
    }
    Clusterer clusterer =
        Usage.checked(() -> algorithm.clusterer(points.rows(), work.seed(), work.threads()));
    Labels labels;
    Optional<Dbscan> dbscan = Optional.empty();
    if (clusterer instanceof TunedDbscan tuned) {
      DbscanChoice choice = tuned.choose(points);
      labels = choice.labels();
      dbscan = Optional.of(new Dbscan(choice.params(), work.threads()));
    } else {
      labels = clusterer.fit(points);
      dbscan = clusterer instanceof Dbscan given ? Optional.of(given) : dbscan;
    }
    Optional<Dbscan> density = dbscan;
    keep(
        () ->
            density
                .map(by -> ClusterPredictor.ofDbscan(points, labels, by))
                .orElseGet(() -> ClusterPredictor.ofNearest(points, labels)));
    return table(labels.toArray(), NeighbourMembership.of(points, work.threads()).of(labels));
  }

  private void keep(Supplier<ClusterPredictor> predictor) {
    if (model != null) {
      byte[] bytes = predictor.get().toBytes();
      WholeFile.write(model, file -> file.write(bytes));
    }
  }

  private Matrix placed(Matrix points, Path file) {
    ClusterPredictor kept = ModelFile.read(file, spec, WITH_A_MODEL, ClusterPredictor::of);
    if (kept.columns() != points.columns()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "points have %d columns, those of the model %d [%s]."
              .formatted(points.columns(), kept.columns(), in.getFileName()));
    }
    int[] labels = kept.predict(points);
    return table(labels, kept.membership(points, labels));
  }

  /** Columns side by side: labels first. */
  private static Matrix table(int[] labels, double[]... others) {
    int columns = 1 + others.length;
    double[] table = new double[columns * labels.length];
    for (int i = 0; i < labels.length; i++) {
      table[columns * i] = labels[i];
      for (int c = 1; c < columns; c++) {
        table[columns * i + c] = others[c - 1][i];
      }
    }
    return Matrix.of(labels.length, columns, table);
  }
}
