/** The step of the levers: what to do with a segment, and its worth a month with an interval. */
package clientele.steps.segments.lever;
