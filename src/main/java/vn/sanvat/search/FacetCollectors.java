package vn.sanvat.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * A collector for each group of parts of the index: the groups of a large index are searched side by side.
 *
 * @param top for what is to be shown of what meets all filters
 * @param places ids of the filtered places; with filters but no ids, none is met
 * @param today days since 1970
 */
record FacetCollectors(
        GoodsIndex.Searcher searcher, TopFieldCollectorManager top, Filters filters, Set<String> places, long today)
        implements CollectorManager<FacetCollector, FacetCollectors.Collected> {

    /** What all parts together have. */
    record Collected(FacetCounts counts, TopFieldDocs top) {}

    @Override
    public FacetCollector newCollector() throws IOException {
        return new FacetCollector(searcher, top.newCollector(), filters, places, today);
    }

    @Override
    public Collected reduce(Collection<FacetCollector> collectors) throws IOException {
        var counts = collectors.stream()
                .map(FacetCollector::counts)
                .reduce(FacetCounts::add)
                .orElseGet(() -> new FacetCounts(searcher));
        return new Collected(
                counts, top.reduce(collectors.stream().map(FacetCollector::kept).toList()));
    }
}
