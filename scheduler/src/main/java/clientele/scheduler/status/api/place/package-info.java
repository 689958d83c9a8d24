/** Places customers by their orders, as {@code POST /api/v1/place} asks for. */
package clientele.scheduler.status.api.place;
