/** Rows on money: usefulness, levers, loyalty. */
package clientele.steps.table.worth;
