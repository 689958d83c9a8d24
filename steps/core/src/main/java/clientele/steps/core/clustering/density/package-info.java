/** DBSCAN and the search for its radius (Ester et al. 1996; Schubert et al. 2017). */
package clientele.steps.core.clustering.density;
