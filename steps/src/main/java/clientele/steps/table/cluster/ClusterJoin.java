package clientele.steps.table.cluster;

/**
 * A cluster that is no segment of its own, because its border to another hangs on the draw.
 *
 * @param together in how many other draws the two were one
 * @param draws how many there were
 */
public record ClusterJoin(int cluster, int joinedCluster, int together, int draws) {}
