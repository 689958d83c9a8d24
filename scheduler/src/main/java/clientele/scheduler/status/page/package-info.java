/** The pages, one class a page. They read through {@code read} and draw by {@code page.part}. */
package clientele.scheduler.status.page;
