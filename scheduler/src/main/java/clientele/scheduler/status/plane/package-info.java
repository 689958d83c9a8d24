/** The drawing of a month's customers, packed for the browser. */
package clientele.scheduler.status.plane;
