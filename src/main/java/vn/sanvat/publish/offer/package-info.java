/** Goods as they are offered to platforms and exported, in nobody's format. */
@NullMarked
package vn.sanvat.publish.offer;

import org.jspecify.annotations.NullMarked;
