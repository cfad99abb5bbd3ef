/** Goods, makers and proofs as cards, on whichever page they stand. */
@NullMarked
package vn.sanvat.site.card;

import org.jspecify.annotations.NullMarked;
