package clientele.scheduler.command.core;

import clientele.steps.core.embedding.EmbeddingParams;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.settings.EmbedSettings;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Settings of forest and UMAP; the defaults are those of a month, but for the engine. */
final class EmbeddingOptions {
  private static final EmbedSettings MONTH = EmbedSettings.DEFAULT;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      converter = EngineName.class,
      description = "clientele or umap-java (which works on one thread); default: clientele.")
  private EmbedSettings.Engine engine = EmbedSettings.Engine.CLIENTELE;

  @Option(names = "--trees", paramLabel = "N", description = "Trees (default: ${DEFAULT-VALUE}).")
  private int trees = MONTH.trees();

  @Option(
      names = "--min-leaf-share",
      paramLabel = "P",
      description =
          "Least share of the customers in a leaf, never fewer than two (default: ${DEFAULT-VALUE}).")
  private double minLeafShare = MONTH.minLeafShare();

  @Option(
      names = "--features-tried",
      paramLabel = "N",
      description = "Features weighed at a split of a supervised tree (default: ${DEFAULT-VALUE}).")
  private int featuresTried = MONTH.featuresTried();

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      description = "UMAP's neighbourhood (default: ${DEFAULT-VALUE}).")
  private int neighbours = MONTH.neighbours();

  @Option(
      names = "--min-dist",
      paramLabel = "D",
      description = "UMAP's least distance on the plane (default: ${DEFAULT-VALUE}).")
  private double minDist = MONTH.minDist();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "UMAP's rounds; 0 for 500, above 10,000 customers 200 (default: 0).")
  private int epochs = 0;

  EmbedSettings.Engine engine() {
    return engine;
  }

  EmbeddingParams params() {
    UmapParams umap =
        UmapParams.DEFAULT.withNeighbours(neighbours).withMinDist(minDist).withEpochs(epochs);
    return new EmbeddingParams(trees, minLeafShare, featuresTried, umap);
  }

  /** Engines by the names that configuration gives them. */
  static final class EngineName implements ITypeConverter<EmbedSettings.Engine> {
    @Override
    public EmbedSettings.Engine convert(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "clientele" -> EmbedSettings.Engine.CLIENTELE;
        case "umap-java" -> EmbedSettings.Engine.UMAP_JAVA;
        default ->
            throw new TypeConversionException(
                "no such engine [" + name + "]. Maybe clientele or umap-java.");
      };
    }
  }
}
