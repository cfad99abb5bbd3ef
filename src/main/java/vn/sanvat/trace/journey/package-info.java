/** What is known of a lot, computed by walking its events. */
@NullMarked
package vn.sanvat.trace.journey;

import org.jspecify.annotations.NullMarked;
