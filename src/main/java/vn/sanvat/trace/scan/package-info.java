/** How often the codes of lots are opened: counted in memory, written in batches, without anything of who opened them. */
@NullMarked
package vn.sanvat.trace.scan;

import org.jspecify.annotations.NullMarked;
