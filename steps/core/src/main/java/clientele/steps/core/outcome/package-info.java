/** The tree that learns what customers do next, its rules and its tests against chance. */
package clientele.steps.core.outcome;
