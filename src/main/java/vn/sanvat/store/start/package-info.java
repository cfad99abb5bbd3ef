/** What the start does with the store before the first request. */
@NullMarked
package vn.sanvat.store.start;

import org.jspecify.annotations.NullMarked;
