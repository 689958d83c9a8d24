/** A Shopify shop, by bulk operations of its Admin API. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.door.shopify;
