/** Random streams that are the same on any number of threads. */
package clientele.steps.core.random;
