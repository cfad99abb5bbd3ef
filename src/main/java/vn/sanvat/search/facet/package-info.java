/** The goods of a result counted by what they have in common. */
@NullMarked
package vn.sanvat.search.facet;

import org.jspecify.annotations.NullMarked;
