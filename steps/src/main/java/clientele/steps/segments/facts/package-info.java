/** What a month's clusters are like, before they have names: members, medians, persona, manner. */
package clientele.steps.segments.facts;
