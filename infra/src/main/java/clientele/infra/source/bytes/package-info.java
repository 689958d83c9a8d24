/** The bytes of a source: counted, hashed, limited, and made UTF-8. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.bytes;
