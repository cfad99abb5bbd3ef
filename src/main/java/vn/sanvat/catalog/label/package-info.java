/** What the law and the words of a label want. */
@NullMarked
package vn.sanvat.catalog.label;

import org.jspecify.annotations.NullMarked;
