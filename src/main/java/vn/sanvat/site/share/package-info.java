/** What a shared link shows. */
@NullMarked
package vn.sanvat.site.share;

import org.jspecify.annotations.NullMarked;
