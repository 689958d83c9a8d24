/** Weka's clusterers behind this core's own interface; nothing else knows Weka. */
package clientele.steps.core.clustering.weka;
