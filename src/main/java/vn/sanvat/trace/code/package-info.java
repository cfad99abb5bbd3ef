/** The codes of {@code /l/}: given once, kept, over HTTP. */
@NullMarked
package vn.sanvat.trace.code;

import org.jspecify.annotations.NullMarked;
