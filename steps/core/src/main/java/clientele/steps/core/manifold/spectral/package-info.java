/** Eigenvectors: a small symmetric solver, principal components, and the start of a drawing. */
package clientele.steps.core.manifold.spectral;
