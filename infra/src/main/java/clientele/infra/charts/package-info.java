/** Charts of the mail as pictures. */
package clientele.infra.charts;
