/** The catalog and the pages of products. */
@NullMarked
package vn.sanvat.site.goods;

import org.jspecify.annotations.NullMarked;
