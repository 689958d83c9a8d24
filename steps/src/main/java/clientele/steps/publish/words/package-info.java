/** Sentences that mail and page share. */
package clientele.steps.publish.words;
