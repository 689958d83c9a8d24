/** What distinguishes a group: effect sizes, tests, and short rules that describe it. */
package clientele.steps.core.explain;
