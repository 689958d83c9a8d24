/**
 * What steps need from outside, as interfaces: warehouse, source, mail, charts. The infrastructure
 * implements them.
 */
package clientele.steps.port;
