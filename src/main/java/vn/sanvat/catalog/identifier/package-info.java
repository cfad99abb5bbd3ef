/** Who holds a GTIN or a pack's id, for ever. */
@NullMarked
package vn.sanvat.catalog.identifier;

import org.jspecify.annotations.NullMarked;
