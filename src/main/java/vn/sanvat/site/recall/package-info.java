/** What was called back, as a page and as a feed. */
@NullMarked
package vn.sanvat.site.recall;

import org.jspecify.annotations.NullMarked;
