package clientele.infra.figures;

import clientele.steps.core.matrix.CustomerMatrix;

/**
 * A file of figures as it was read: one row per id, sorted by id, so that the order of the file's
 * lines changes nothing.
 *
 * @param idColumn name of the first column
 * @param customers ids and figures
 */
public record Figures(String idColumn, CustomerMatrix customers) {}
