/** From features through trees to a plane, as one model that can place new customers. */
package clientele.steps.core.embedding;
