/** Whether a partition comes back: Jaccard and adjusted Rand index on resamples (Hennig 2007). */
package clientele.steps.core.stability;
