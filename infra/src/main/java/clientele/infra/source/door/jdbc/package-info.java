/** A database that is asked by a SELECT. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.door.jdbc;
