/** The library umap-java behind this core's own interface, to compare with. */
package clientele.steps.core.manifold.umapjava;
