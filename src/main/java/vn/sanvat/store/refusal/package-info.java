/** A store that takes no writes: its refusals in words, its health. */
@NullMarked
package vn.sanvat.store.refusal;

import org.jspecify.annotations.NullMarked;
