/** The step of the quality gates: what must hold before anybody sees the month. */
package clientele.steps.publish.gate;
