/** The fuzzy graph of neighbours (McInnes, Healy, Melville 2018, section 3.1). */
package clientele.steps.core.manifold.graph;
