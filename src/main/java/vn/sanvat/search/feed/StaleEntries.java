package vn.sanvat.search.feed;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.search.index.GoodsIndex;

/** Which products' entries are not as the products are: missing, of another revision, or no longer wanted. */
@Component
class StaleEntries {

    private static final Logger LOG = LoggerFactory.getLogger(StaleEntries.class);

    private static final int BATCH = 200;

    private final Catalog catalog;
    private final GoodsIndex index;
    private final Scheduler indexing;

    StaleEntries(Catalog catalog, GoodsIndex index, @Qualifier("indexing") Scheduler indexing) {
        this.catalog = catalog;
        this.index = index;
        this.indexing = indexing;
    }

    /** Of these products: what the index has in just this state already is left out. */
    Mono<Set<String>> of(List<Catalog.Mark> marks) {
        return Mono.fromCallable(() -> stale(marks)).subscribeOn(indexing);
    }

    /**
     * Of all products, those that are no more among them.
     *
     * @param anyway whether every entry is to be written anew
     */
    Mono<Set<String>> all(boolean anyway) {
        var seen = new HashSet<String>();
        return catalog.marksOfShown()
                .doOnNext(mark -> seen.add(mark.id()))
                .buffer(BATCH)
                .concatMap(marks -> anyway ? Mono.just(ids(marks)) : of(marks))
                .<Set<String>>collect(LinkedHashSet::new, Set::addAll)
                .flatMap(stale -> Mono.fromCallable(() -> withGone(stale, seen)).subscribeOn(indexing));
    }

    private Set<String> withGone(Set<String> stale, Set<String> seen) throws IOException {
        var gone = index.ids();
        gone.removeAll(seen);
        stale.addAll(gone);
        if (!stale.isEmpty()) {
            LOG.info("Search: {} of {} entries are missing or stale", stale.size(), seen.size());
        }
        return stale;
    }

    private Set<String> stale(List<Catalog.Mark> marks) throws IOException {
        var indexed = index.marks(ids(marks));
        var stale = new LinkedHashSet<String>();
        for (var product : marks) {
            var mark = new GoodsIndex.Mark(product.revision(), product.updatedAt());
            boolean absent = product.shown() == null && !indexed.containsKey(product.id());
            if (!absent && !mark.equals(indexed.get(product.id()))) {
                stale.add(product.id());
            }
        }
        return stale;
    }

    private static Set<String> ids(List<Catalog.Mark> marks) {
        var ids = new LinkedHashSet<String>();
        marks.forEach(mark -> ids.add(mark.id()));
        return ids;
    }
}
