package clientele.scheduler.command.core;

import clientele.infra.figures.FigureReader;
import clientele.infra.figures.FigureWriter;
import clientele.infra.figures.Figures;
import clientele.infra.figures.WholeFile;
import clientele.scheduler.command.Usage;
import clientele.steps.core.embedding.EmbeddingModel;
import clientele.steps.core.embedding.EmbeddingParams;
import clientele.steps.core.embedding.FeatureForest;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.LeafEncoding;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.settings.EmbedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Features to a plane. */
@Command(
    name = "embed",
    mixinStandardHelpOptions = true,
    description = {
      "Draws customers on a plane: features through a forest into leaves, leaves through UMAP.",
      "The lines of the answer are sorted by id; the order of the input's lines changes nothing."
    })
public final class Embed implements Callable<Integer> {
  private static final List<String> WITH_A_MODEL =
      List.of("--in", "--out", "--leaves", "--model", "--threads", "--verbose");

  @Spec private CommandSpec spec;
  @Mixin private Work work;
  @Mixin private EmbeddingOptions options;

  @Option(names = "--in", required = true, paramLabel = "FEATURES.csv", description = "Features.")
  private Path in;

  @Option(names = "--out", required = true, paramLabel = "XY.csv", description = "Id, x and y.")
  private Path out;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "Grow trees that tell this column apart; without it totally random trees.")
  private @Nullable String target;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "Where the file is missing, keep forest and drawing there; where it is, leave",
        "them as they are and place the customers of --in among those they were made of."
      })
  private @Nullable Path model;

  @Option(
      names = "--leaves",
      paramLabel = "LEAVES.csv",
      description = "Write the leaf encoding too: id and the number of each tree's leaf.")
  private @Nullable Path leaves;

  /** A drawing and the forest behind it. */
  private record Drawing(FeatureForest forest, Matrix points) {}

  @Override
  public Integer call() {
    Figures features = FigureReader.read(in);
    CustomerMatrix customers = features.customers();
    Optional<Path> kept = Optional.ofNullable(model).filter(Files::exists);
    Drawing drawing = kept.isPresent() ? placed(customers, kept.get()) : drawn(customers);
    FigureWriter.write(
        out,
        new Figures(
            features.idColumn(),
            new CustomerMatrix(customers.ids(), List.of("x", "y"), drawing.points())));
    if (leaves != null) {
      LeafEncoding encoding = drawing.forest().encode(customers);
      FigureWriter.write(leaves, new Figures(features.idColumn(), table(customers, encoding)));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d customers %s, see %s%n",
            drawing.points().rows(), kept.isPresent() ? "placed" : "drawn", out);
    return 0;
  }

  private static CustomerMatrix table(CustomerMatrix customers, LeafEncoding leaves) {
    int trees = leaves.trees();
    double[] numbers = new double[Math.multiplyExact(leaves.customers(), trees)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = leaves.leaf(i / trees, i % trees);
    }
    return new CustomerMatrix(
        customers.ids(),
        IntStream.range(0, trees).mapToObj(t -> "tree_" + t).toList(),
        Matrix.of(leaves.customers(), trees, numbers));
  }

  private Drawing drawn(CustomerMatrix customers) {
    if (target != null && !customers.columns().contains(target)) {
      throw new StepException(
          ErrorCode.USAGE,
          "no such column [--target: %s]. Maybe one of %s.".formatted(target, customers.columns()));
    }
    if (customers.columns().equals(List.of(String.valueOf(target)))) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "the file holds no feature but the target [%s]. Maybe leave --target out."
              .formatted(in.getFileName()));
    }
    EmbeddingParams params = Usage.checked(options::params);
    Optional<String> named = Optional.ofNullable(target);
    if (options.engine() == EmbedSettings.Engine.UMAP_JAVA) {
      return byUmapJava(customers, named, params);
    }
    EmbeddingModel fitted =
        EmbeddingModel.fit(customers, named, params, work.seed(), work.threads());
    if (model != null) {
      byte[] bytes = fitted.toBytes();
      WholeFile.write(model, file -> file.write(bytes));
    }
    return new Drawing(fitted.forest(), fitted.points());
  }

  private Drawing byUmapJava(
      CustomerMatrix customers, Optional<String> named, EmbeddingParams params) {
    if (model != null) {
      throw new StepException(
          ErrorCode.USAGE,
          "umap-java keeps no model [--model: %s]. Maybe use --engine clientele.".formatted(model));
    }
    UmapParams umap = params.umap();
    FeatureForest forest =
        FeatureForest.fit(
            customers, named, params, EmbeddingModel.forestSeed(work.seed()), work.threads());
    Matrix points =
        new UmapJavaProjection(umap)
            .project(forest.encode(customers), EmbeddingModel.projectionSeed(work.seed()));
    return new Drawing(forest, points);
  }

  private Drawing placed(CustomerMatrix customers, Path file) {
    EmbeddingModel kept =
        ModelFile.read(file, spec, WITH_A_MODEL, bytes -> EmbeddingModel.of(bytes, work.threads()));
    List<String> missing =
        kept.forest().columns().stream().filter(c -> !customers.columns().contains(c)).toList();
    if (!missing.isEmpty()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "columns of the model are missing [%s: %s].".formatted(in.getFileName(), missing));
    }
    return new Drawing(kept.forest(), kept.place(customers, work.threads()));
  }
}
