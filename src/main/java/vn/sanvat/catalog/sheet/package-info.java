/** All goods, packs and prices as a spreadsheet: given out, taken back, checked row by row. */
@NullMarked
package vn.sanvat.catalog.sheet;

import org.jspecify.annotations.NullMarked;
