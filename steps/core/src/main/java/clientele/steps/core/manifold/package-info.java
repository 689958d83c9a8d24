/**
 * Drawings of customers on a plane.
 *
 * <p>What each means brings, as the share of each customer's 15 nearest by leaves (Hamming) that
 * are among their 15 nearest on the plane. Leaves of 100 totally random trees with at least 5
 * customers; real customers of the Online Retail data with 13 features, and 20,000 and 100,000
 * resampled from them ({@code steps/bench/resample.py}). All with 15 neighbours, minDist 0.1, 5
 * negatives, repulsion 1. The means were weighed on an earlier forest, which has other figures:
 *
 * <pre>
 *                                                        4,338   20,000  100,000
 * umap-learn 0.5.3 (500, 200, 200 epochs)                 .291     .143     .102
 * batches: all points at once (200)                                .131     .092
 * batches with Adam, b1 .5, b2 .9 (200)                            .146
 * coloured, random start (200)                                     .162     .117
 * coloured, spectral start (200)                                   .164     .119
 * coloured, spectral, pulled twice by half steps (200)             .165
 * matchings (300, 300, 130)                              .286     .136     .093
 * matchings, step by the square (the same)                .294     .144     .103
 * </pre>
 *
 * <p>As it stands, on today's forest (trees that cut evenly over values):
 *
 * <pre>
 *                                                        4,292   20,000  100,000
 * umap-learn 0.5.3 (500, 200, 200 epochs)                 .427     .202     .118
 * umap-java 1.0 (the same)                                .432     .206     .123
 * this engine (the same)                                  .437     .214     .124
 * </pre>
 *
 * <p>"Coloured" moves one point after another, by all its joins, twice as far as each asks for. It
 * keeps more neighbours than any other means here and is not used: it forgets joins between islands
 * and tears them, each time elsewhere. "Matchings" moves both ends of a join alike, as the paper
 * does. On November 2011 of Online Retail the adjusted Rand index between seeds is .65 with the
 * first and .98 with the second, all else equal ({@code steps/METHOD.md}). Ending a matched drawing
 * with coloured epochs tears it just so: 30 of 300 .85, 60 .76, 100 .74.
 *
 * <p>Shrinking steps with the square of the time left instead of the time left keeps .294 instead
 * of .286 (20,000 customers, 200 epochs: .142 instead of .133; with the cube .144), as there is
 * less chance left at the end. The mean of the last positions keeps less (.251 for the last 60
 * epochs). Newer positions of those that push bring nothing (.1427 instead of .1422 when read eight
 * matchings old).
 *
 * <p>Settings move the figure more than engines do (20,000 customers, 200 epochs, against .142):
 * repulsion 1.6 .165, 8 negatives .167, minDist 0 .182, 30 neighbours .116. The defaults stay the
 * paper's, so that engines compare.
 *
 * <p>Kindred order was meant for speed; it also settles who of equally near customers is a
 * neighbour, alike for those who are alike.
 *
 * <p>Trustworthiness in the Euclidean metric of the standardised logarithms of the features, 1,000
 * customers asked: 20,000 customers .911, umap-learn .910, umap-java .917; 100,000 customers .927
 * with 200 epochs, .922 and .936.
 *
 * <p>Drawn from Euclidean neighbours of the same features instead of leaves, 100,000 customers:
 * .945 with 100 epochs, .960 with 200; umap-learn .960 with 200. Who draws from Euclidean
 * neighbours and wants the large shape as true as umap-learn's should ask for 200 epochs.
 *
 * <p>Speed is measured, both engines in one run, by {@code java -jar steps/bench/target/bench.jar
 * UmapBenchmark} after {@code mvn -Pbench -DskipTests package}.
 */
package clientele.steps.core.manifold;
