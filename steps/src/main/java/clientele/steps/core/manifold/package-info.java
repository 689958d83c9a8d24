/**
 * Drawings of customers on a plane.
 *
 * <p>What each means brings, as the share of each customer's 15 nearest by leaves (Hamming) that
 * are among his 15 nearest on the plane. Leaves of 100 totally random trees with at least 5
 * customers; 4,338 real customers of the Online Retail data with 13 features, and 20,000 and
 * 100,000 resampled from them with noise (Gaussian copula, bandwidth 0.3). All with 15 neighbours,
 * minDist 0.1, 5 negatives, repulsion 1.
 *
 * <pre>
 *                                                        4,338   20,000  100,000
 * umap-learn 0.5.3 (500, 200, 200 epochs)                 .291     .143     .102
 * umap-java 1.0 (the same)                                .291     .148     .107
 * batches: all points at once (200)                                .131     .092
 * batches with Adam, b1 .5, b2 .9 (200)                            .146
 * coloured, random start (200)                                     .162     .117
 * coloured, spectral start (200)                                   .164     .119
 * coloured, spectral, pulled twice by half steps (200)             .165
 * the same with half the epochs (100)                              .164     .114
 * and customers in kindred order (100)                              .170     .116
 * this engine as it is (300, 130, 130)                    .307     .192     .126
 * this engine, longer (500, 200, 200)                     .324     .198     .135
 * </pre>
 *
 * <p>Settings move the figure more than engines do (20,000 customers, 100 epochs, against .164):
 * repulsion 1.6 .183, 8 negatives .188, minDist 0 .197, learning rate 2 .159; with 200 epochs,
 * against .165: 15 instead of 14 others .159, 3 negatives .137. The defaults stay the paper's, so
 * that engines compare.
 *
 * <p>A start by ranks of the spectral coordinates instead of the coordinates kept .162 of 20,000.
 * Kindred order was meant for speed; it also settles who of equally near customers is a neighbour,
 * alike for those who are alike.
 *
 * <p>Trustworthiness in the Euclidean metric of the standardised logarithms of the features, 1,000
 * customers asked: 20,000 customers .935, umap-learn .910, umap-java .917; 100,000 customers .935,
 * .922 and .936.
 *
 * <p>Drawn from Euclidean neighbours of the same features instead of leaves, 100,000 customers:
 * .945 with 100 epochs, .960 with 200; umap-learn .960 with 200. Who draws from Euclidean
 * neighbours and wants the large shape as true as umap-learn's should ask for 200 epochs.
 *
 * <p>Speed is measured, both engines in one run, by {@code java -jar steps/bench/target/bench.jar
 * UmapBenchmark} after {@code mvn -Pbench -DskipTests package}.
 */
package clientele.steps.core.manifold;
