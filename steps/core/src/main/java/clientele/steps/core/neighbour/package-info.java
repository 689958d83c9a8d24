/** Nearest neighbours, exact and approximate, in Euclidean and Hamming distance. */
package clientele.steps.core.neighbour;
