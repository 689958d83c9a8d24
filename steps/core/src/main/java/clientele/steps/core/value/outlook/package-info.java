/**
 * What a fitted lifetime model says of one customer: whether they still order, how often, when
 * next, each with its uncertainty. Reads fits of {@code core.value} and spending of {@code spend}.
 */
package clientele.steps.core.value.outlook;
