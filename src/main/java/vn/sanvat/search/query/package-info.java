/** What people type, parsed: text, words, terms, sizes, prices, places. Pure: knows no index and no framework. */
@NullMarked
package vn.sanvat.search.query;

import org.jspecify.annotations.NullMarked;
