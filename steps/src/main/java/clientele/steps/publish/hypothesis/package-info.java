/** The step that tests what is believed of the shop. */
package clientele.steps.publish.hypothesis;
