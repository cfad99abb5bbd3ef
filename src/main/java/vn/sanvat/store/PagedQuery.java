package vn.sanvat.store;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Page;

/** A list that is read page by page, with how many there are. */
public final class PagedQuery {

    private PagedQuery() {}

    /**
     * One page of all that a query finds.
     *
     * @param order in which no two are equal, as by the id at last
     * @throws vn.sanvat.web.Problem not found, naming the last page, if the page lies beyond the end
     */
    public static <T> Mono<Page<T>> page(
            ReactiveMongoOperations mongo, Class<T> type, Query all, Sort order, Page.Request request) {
        return page(mongo, type, all, mongo.count(all, type), order, request);
    }

    /** The same where how many there are is counted in a cheaper way. */
    public static <T> Mono<Page<T>> page(
            ReactiveMongoOperations mongo,
            Class<T> type,
            Query all,
            Mono<Long> total,
            Sort order,
            Page.Request request) {
        var some = Query.of(all).with(order).skip(request.offset()).limit(request.size());
        return mongo.find(some, type).collectList().zipWith(total, (items, count) -> Page.of(items, count, request));
    }
}
