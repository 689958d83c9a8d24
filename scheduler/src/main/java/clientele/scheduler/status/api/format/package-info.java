/** How the API writes and reads bodies: JSON, CSV, problems. */
package clientele.scheduler.status.api.format;
