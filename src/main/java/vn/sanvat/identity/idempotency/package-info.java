/** A request with an Idempotency-Key is done once. */
@NullMarked
package vn.sanvat.identity.idempotency;

import org.jspecify.annotations.NullMarked;
