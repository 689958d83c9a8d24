/** What groups of customers tell of the month after, asked of earlier month ends. */
package clientele.steps.core.usefulness;
