/** The step that describes each segment: profile, drivers, rule, trust. */
package clientele.steps.segments.explain;
