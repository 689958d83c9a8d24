/** Ward's hierarchy (Ward 1963), by nearest-neighbour chains. */
package clientele.steps.core.clustering.hierarchy;
