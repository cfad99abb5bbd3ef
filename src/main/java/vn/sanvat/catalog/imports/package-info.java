/** Bringing goods in by the thousand, as lines of JSON. */
@NullMarked
package vn.sanvat.catalog.imports;

import org.jspecify.annotations.NullMarked;
