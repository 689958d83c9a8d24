/** The web server: it joins pages, API, health and the gates before them. */
package clientele.scheduler.status;
