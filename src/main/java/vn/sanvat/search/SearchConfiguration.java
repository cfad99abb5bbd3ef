package vn.sanvat.search;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.search.index.Finder;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.query.Compounds;

/** The index and the threads that work on it. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    private static final int QUERY_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** More would be answered after the asker has left; it is refused at once instead. */
    private static final int MAX_QUERIES_WAITING = 256;

    private static final int MAX_INDEXING_WAITING = 1_000;

    @Bean(destroyMethod = "close")
    GoodsIndex goodsIndex(@Value("${sanvat.search.folder:${sanvat.store.folder:data}/search}") Path folder)
            throws IOException {
        return GoodsIndex.open(folder);
    }

    @Bean
    Compounds compounds() {
        return new Compounds();
    }

    @Bean
    Finder finder(GoodsIndex index, Compounds compounds) {
        return new Finder(index, compounds);
    }

    /**
     * Queries take well under a millisecond over the goods of a province; over a million, or while the disk is read, some take ten.
     * That must not hold up the threads that serve everybody, so queries have threads of their own, as many as there are processors.
     */
    @Bean(destroyMethod = "dispose")
    Scheduler searching() {
        return Schedulers.newBoundedElastic(QUERY_THREADS, MAX_QUERIES_WAITING, "search");
    }

    /** One writer: the index is written in order, and takes at most one processor from the queries. */
    @Bean(destroyMethod = "dispose")
    Scheduler indexing() {
        return Schedulers.newBoundedElastic(1, MAX_INDEXING_WAITING, "search-index");
    }
}
