package clientele.steps.table.explain;

import java.math.BigDecimal;

/**
 * What a segment bought of a product or a category of products, over the window.
 *
 * @param kind product or category
 * @param value stock code, or name of the category
 * @param rank by sales within segment and kind, from 1
 * @param sales gross sales, money
 * @param items units
 * @param customers how many of the segment bought it
 */
public record SegmentProduct(
    int segmentId,
    String kind,
    String value,
    int rank,
    BigDecimal sales,
    BigDecimal items,
    long customers) {}
