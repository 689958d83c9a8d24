/** A WooCommerce shop, by its REST API. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.door.woo;
