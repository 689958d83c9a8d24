/** Benchmarks of the core beside other libraries, run by hand. */
package clientele.steps.bench;
