package clientele.steps.core.verify;

import clientele.steps.core.manifold.Curve;
import clientele.steps.core.matrix.Quantiles;
import java.util.List;

/** Parts of the embedding and of the scaling. */
final class FormReferences {
  private static final String UMAP = "umap-learn, find_ab_params";

  private FormReferences() {}

  static List<Reference> derive() {
    Curve usual = Curve.fit(.1, 1);
    Curve wide = Curve.fit(.5, 1);
    Quantiles eleven = Quantiles.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    return List.of(
        new Reference("UMAP, a at least distance .1", UMAP, 1.57694, usual.a(), 1e-3),
        new Reference("UMAP, b at least distance .1", UMAP, .89506, usual.b(), 1e-3),
        new Reference("UMAP, a at least distance .5", UMAP, .58303, wide.a(), 1e-3),
        new Reference("UMAP, b at least distance .5", UMAP, 1.33417, wide.b(), 1e-3),
        new Reference(
            "quantile .25 of 1 to 11", "Hyndman, Fan 1996, type 7", 3.5, eleven.at(.25), 1e-12));
  }
}
