/** How the index follows the records: change detection, stale entries, rebuild. */
@NullMarked
package vn.sanvat.search.feed;

import org.jspecify.annotations.NullMarked;
