/** The page about the API: how to go from a maker to a recall, and every operation. */
@NullMarked
package vn.sanvat.site.api;

import org.jspecify.annotations.NullMarked;
