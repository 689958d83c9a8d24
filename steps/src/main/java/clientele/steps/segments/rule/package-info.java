/** Rules in plain words. */
package clientele.steps.segments.rule;
