/** The pages of makers. */
@NullMarked
package vn.sanvat.site.maker;

import org.jspecify.annotations.NullMarked;
