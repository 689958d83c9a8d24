/** Which of several candidate partitions a month takes, by stated limits. */
package clientele.steps.core.clustering.choice;
