/**
 * Grades of a partition: silhouette, Davies–Bouldin, Calinski–Harabasz, DBCV, Hopkins, as
 * published.
 */
package clientele.steps.core.validity;
