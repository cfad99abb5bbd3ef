/** Events: what is refused, one capture at a time for each class of goods, how they are kept. */
@NullMarked
package vn.sanvat.trace.event;

import org.jspecify.annotations.NullMarked;
