/**
 * Partitions of points and what all algorithms share: labels, the number of clusters, a k-d tree.
 */
package clientele.steps.core.clustering;
