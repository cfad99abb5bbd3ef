/** Lots: what is refused, how they are kept, over HTTP. */
@NullMarked
package vn.sanvat.trace.lot;

import org.jspecify.annotations.NullMarked;
