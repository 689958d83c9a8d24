package clientele.steps.placement;

import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;

/** Puts customers into segments, those it was learnt from and others. */
public interface PlacementModel {
  /**
   * Places customers.
   *
   * @param features a row each, columns {@link
   *     clientele.steps.table.customer.FeatureCatalogue#figures()}, in their units
   */
  KeptModel.Placed place(Matrix features);

  /** The same model, placing on so many threads; for one customer at a time, one is soonest. */
  PlacementModel withThreads(int threads);
}
