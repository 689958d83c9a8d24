/** Finds a customer's segment by the model that the month was placed with. The API uses it. */
package clientele.scheduler.status.place;
