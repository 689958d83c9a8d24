/** Places a customer by the rules of a kept model. Steps and the API share it. */
package clientele.steps.placement;
