package clientele.steps.table;

/**
 * What a shop tells of a product.
 *
 * @param no 0, 1, … within the run; of one product the last row holds
 * @param stockCode in the one spelling its lines have
 * @param category not blank
 */
public record ProductCategory(long no, String stockCode, String category) {}
