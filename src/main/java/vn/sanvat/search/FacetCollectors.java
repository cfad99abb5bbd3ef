package vn.sanvat.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import vn.sanvat.web.Page;

/** The collectors of one search, one for each part of the index that is searched by itself, and the sum of what they found. */
final class FacetCollectors implements CollectorManager<FacetCollector, FacetCollectors.Collected> {

    /** Further down, the sums of the parts would need more memory than the time is worth. */
    private static final int MAX_MERGED = 10_000;

    private final GoodsSearcher searcher;
    private final FacetFilter filter;
    private final Sort sort;
    private final Page.Request page;
    private final int hits;
    private final TopFieldCollectorManager tops;

    FacetCollectors(GoodsSearcher searcher, FacetFilter filter, Sort sort, Page.Request page) {
        this.searcher = searcher;
        this.filter = filter;
        this.sort = sort;
        this.page = page;
        this.hits = (int) Math.clamp(
                page.offset() + page.size(),
                1,
                Math.max(1, searcher.getIndexReader().maxDoc()));
        this.tops = new TopFieldCollectorManager(sort, hits, null, Integer.MAX_VALUE);
    }

    /** @param docs of the page that was asked for */
    record Collected(FacetCounts counts, List<ScoreDoc> docs) {}

    Collected search(Query query) throws IOException {
        if (hits <= MAX_MERGED) {
            return searcher.search(query, this);
        }
        var alone = newCollector();
        searcher.search(query, alone);
        return reduce(List.of(alone));
    }

    @Override
    public FacetCollector newCollector() {
        return new FacetCollector(searcher, filter, tops.newCollector());
    }

    @Override
    public Collected reduce(Collection<FacetCollector> collectors) throws IOException {
        var counts = new FacetCounts(searcher);
        collectors.forEach(collector -> counts.add(collector.counts()));
        counts.countCertificates(filter.kinds);
        return new Collected(counts, counts.total <= page.offset() ? List.of() : List.of(docs(collectors)));
    }

    private ScoreDoc[] docs(Collection<FacetCollector> collectors) throws IOException {
        if (collectors.size() == 1) {
            return collectors.iterator().next().kept().topDocs((int) page.offset(), page.size()).scoreDocs;
        }
        var parts =
                collectors.stream().map(collector -> collector.kept().topDocs()).toArray(TopFieldDocs[]::new);
        return TopDocs.merge(sort, (int) page.offset(), page.size(), parts).scoreDocs;
    }
}
