package vn.sanvat.search.facet;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts the values of what a query finds: what meets all but one kind of filter counts for just that kind, so that its other values
 * show what choosing them would find.
 */
public final class FacetCollector implements Collector {

    private final FacetTable table;
    private final FacetFilter filter;
    private final FacetCounts.Tally traits;
    private final FacetCounts.Tally origins;
    private int matched;

    public FacetCollector(FacetTable table, FacetFilter filter) {
        this.table = table;
        this.filter = filter;
        traits = new FacetCounts.Tally(table.traits().size(), filter);
        origins = new FacetCounts.Tally(table.origins().size(), filter);
    }

    public FacetCounts counts() {
        return new FacetCounts(table, filter, matched, traits, origins);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var here = filter.here(context);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
                // Nothing is scored.
            }

            @Override
            public void collect(int doc) throws IOException {
                matched++;
                int unmet = here.unmet(doc);
                traits.add(here.traits(doc), unmet);
                origins.add(here.origin(doc), unmet);
            }
        };
    }
}
