/** Clusters by the eigenvectors of the graph that UMAP draws. */
package clientele.steps.core.clustering.spectral;
