/** How far the segments can be trusted, as they are published this month. */
package clientele.steps.trust;
