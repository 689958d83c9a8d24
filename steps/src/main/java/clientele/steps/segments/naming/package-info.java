/** Names of segments, and which clusters are one segment. */
package clientele.steps.segments.naming;
