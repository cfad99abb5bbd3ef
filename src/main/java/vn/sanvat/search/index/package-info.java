/** The Lucene index: schema, documents, searcher, ranking, facets. */
@NullMarked
package vn.sanvat.search.index;

import org.jspecify.annotations.NullMarked;
