/** Sources that are asked for orders: a database, or a shop's own interface. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.door;
