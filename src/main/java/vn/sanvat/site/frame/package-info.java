/** What every page has: frame, words, assets, who reads it, linked data, and the pages that help. */
@NullMarked
package vn.sanvat.site.frame;

import org.jspecify.annotations.NullMarked;
