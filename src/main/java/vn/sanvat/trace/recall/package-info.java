/** Recalls: how they are kept, what the makers are told, over HTTP. */
@NullMarked
package vn.sanvat.trace.recall;

import org.jspecify.annotations.NullMarked;
