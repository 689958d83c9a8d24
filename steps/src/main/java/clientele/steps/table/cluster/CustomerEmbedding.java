package clientele.steps.table.cluster;

/** One customer on the plane. */
public record CustomerEmbedding(String customerId, double x, double y) {}
