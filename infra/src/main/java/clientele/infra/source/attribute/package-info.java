/** What a shop tells of its customers and products beside their orders. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.attribute;
