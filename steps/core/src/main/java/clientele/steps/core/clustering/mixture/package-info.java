/** Gaussian mixtures by expectation maximisation (Dempster, Laird, Rubin 1977). */
package clientele.steps.core.clustering.mixture;
