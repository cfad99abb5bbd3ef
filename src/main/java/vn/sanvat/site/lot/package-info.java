/** The pages of lots, which a printed code opens, and reports of buyers. */
@NullMarked
package vn.sanvat.site.lot;

import org.jspecify.annotations.NullMarked;
