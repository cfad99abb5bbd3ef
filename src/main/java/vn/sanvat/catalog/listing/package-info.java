/** The life of a listing, what blocks its approval, and how products are kept. */
@NullMarked
package vn.sanvat.catalog.listing;

import org.jspecify.annotations.NullMarked;
