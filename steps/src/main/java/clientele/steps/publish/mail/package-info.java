/** The step that writes and sends the summary, as HTML and plain text. */
package clientele.steps.publish.mail;
