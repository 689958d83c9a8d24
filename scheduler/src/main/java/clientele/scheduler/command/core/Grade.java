package clientele.scheduler.command.core;

import clientele.infra.figures.FigureReader;
import clientele.scheduler.command.Usage;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.embedding.EmbeddingModel;
import clientele.steps.core.embedding.EmbeddingParams;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.validity.PointGrades;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Clusters to grades. */
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    description = {
      "Grades clusters of points and says whether to believe them, as JSON.",
      "Without --labels it clusters first. Stability and the test against points without",
      "clusters run --algorithm again, so name there what made the labels."
    })
public final class Grade implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Work work;
  @Mixin private AlgorithmOptions algorithm;

  @Option(names = "--in", required = true, paramLabel = "POINTS.csv", description = "Points.")
  private Path in;

  @Option(
      names = "--labels",
      paramLabel = "LABELS.csv",
      description = "Their clusters: id, cluster (-1 is noise).")
  private @Nullable Path labels;

  @Option(
      names = "--features",
      paramLabel = "FEATURES.csv",
      description = {
        "What the points were drawn from: the test without clusters then begins there, with each",
        "column shuffled. Without it a drawing of noise may be believed for its clumps."
      })
  private @Nullable Path features;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column that embed was given, with --features.")
  private @Nullable String target;

  @Mixin private EmbeddingOptions embedding;

  @Override
  public Integer call() throws JsonProcessingException {
    algorithm.check();
    CustomerMatrix points = FigureReader.read(in).customers();
    int n = points.ids().size();
    Clusterer clusterer = Usage.checked(() -> algorithm.clusterer(n, work.seed(), work.threads()));
    LabelFile file =
        labels == null
            ? LabelFile.of(clusterer.fit(points.values()))
            : LabelFile.read(labels, points, in);
    PointGrades grades =
        PointGrades.of(
            points.values(),
            file.labels(),
            algorithm.resampling(n, file.labels().clusters(), work.seed()),
            origin(points),
            work.seed(),
            work.threads());
    spec.commandLine()
        .getOut()
        .println(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(answer(file, grades)));
    return 0;
  }

  private Optional<PointGrades.Origin> origin(CustomerMatrix points) {
    if (features == null) {
      return Optional.empty();
    }
    CustomerMatrix customers = FigureReader.read(features).customers();
    if (!customers.ids().equals(points.ids())) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "features and points are not of the same customers [%s, %s]."
              .formatted(features.getFileName(), in.getFileName()));
    }
    EmbeddingParams params = Usage.checked(embedding::params);
    Optional<String> named = Optional.ofNullable(target);
    if (named.isPresent() && !customers.columns().contains(named.get())) {
      throw new StepException(
          ErrorCode.USAGE,
          "no such column [--target: %s]. Maybe one of %s.".formatted(target, customers.columns()));
    }
    return Optional.of(
        new PointGrades.Origin(
            customers.values(),
            drawn ->
                EmbeddingModel.fit(
                        new CustomerMatrix(customers.ids(), customers.columns(), drawn),
                        named,
                        params,
                        work.seed(),
                        work.threads())
                    .points()));
  }

  private Map<String, @Nullable Object> answer(LabelFile file, PointGrades grades) {
    Labels found = file.labels();
    Map<String, Object> jaccard = new LinkedHashMap<>();
    for (int c = 0; c < found.clusters(); c++) {
      jaccard.put(
          String.valueOf(file.names().get(c)), grades.stability().clusters().get(c).jaccard());
    }
    boolean several = found.clusters() > 1;
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("points", found.points());
    answer.put("algorithm", algorithm.name());
    answer.put("silhouette", several ? grades.silhouette().overall() : null);
    answer.put("silhouette_error", several ? grades.silhouette().standardError() : null);
    answer.put("davies_bouldin", orNull(grades.daviesBouldin()));
    answer.put("calinski_harabasz", orNull(grades.calinskiHarabasz()));
    answer.put("dbcv", several ? grades.dbcv() : null);
    answer.put("hopkins", grades.hopkins());
    answer.put("clusters", found.clusters());
    answer.put("noise", found.noise());
    answer.put("jaccard", jaccard);
    answer.put("verdict", grades.verdict().text());
    answer.put("reasons", grades.verdict().reasons());
    return answer;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
