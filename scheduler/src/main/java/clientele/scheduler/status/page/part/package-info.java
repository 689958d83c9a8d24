/** Parts of pages: templates, figures as text, lines, tables and charts. */
package clientele.scheduler.status.page.part;
