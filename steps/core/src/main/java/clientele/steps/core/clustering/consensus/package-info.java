/** The partition that several partitions agree on, by co-association (Fred, Jain 2005). */
package clientele.steps.core.clustering.consensus;
