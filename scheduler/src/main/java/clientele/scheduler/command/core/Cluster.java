package clientele.scheduler.command.core;

import clientele.infra.figures.FigureReader;
import clientele.infra.figures.FigureWriter;
import clientele.infra.figures.Figures;
import clientele.scheduler.command.Usage;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.NeighbourMembership;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Beside it each one's membership, 0 to 1: the share of his 15 nearest in his cluster."
    })
public final class Cluster implements Callable<Integer> {
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

  @Override
  public Integer call() {
    algorithm.check();
    Figures points = FigureReader.read(in);
    CustomerMatrix customers = points.customers();
    Matrix values = customers.values();
    Clusterer clusterer =
        Usage.checked(() -> algorithm.clusterer(values.rows(), work.seed(), work.threads()));
    Labels labels = clusterer.fit(values);
    double[] membership = NeighbourMembership.of(values, work.threads()).of(labels);
    double[] answer = new double[2 * values.rows()];
    for (int i = 0; i < values.rows(); i++) {
      answer[2 * i] = labels.of(i);
      answer[2 * i + 1] = membership[i];
    }
    FigureWriter.write(
        out,
        new Figures(
            points.idColumn(),
            new CustomerMatrix(
                customers.ids(),
                List.of(LabelFile.CLUSTER, "membership"),
                Matrix.of(values.rows(), 2, answer))));
    spec.commandLine()
        .getOut()
        .printf("%d clusters, %d of noise, see %s%n", labels.clusters(), labels.noise(), out);
    return 0;
  }
}
