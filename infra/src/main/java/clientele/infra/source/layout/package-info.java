/** What the columns of an export mean, by the names that shops give them. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.layout;
