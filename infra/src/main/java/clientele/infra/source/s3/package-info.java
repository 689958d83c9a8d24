/** Transactions in a bucket: listing, reading that survives a cut connection, errors in words. */
@NullMarked
package clientele.infra.source.s3;

import org.jspecify.annotations.NullMarked;
