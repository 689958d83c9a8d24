/** The step that finds whom to invite to the loyalty programme. */
package clientele.steps.segments.loyalty;
