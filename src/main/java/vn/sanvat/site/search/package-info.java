/** The search page. */
@NullMarked
package vn.sanvat.site.search;

import org.jspecify.annotations.NullMarked;
