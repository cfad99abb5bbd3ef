package vn.sanvat.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The cache of whole responses, bounded by their bytes; those asked for least give way first. Addresses with a query, of which anybody can
 * make up as many as he likes, push out only one another.
 */
@Component
class ResponseCache {

    /** Of all the bytes. */
    private static final int QUERY_PART = 4;

    private final Cache<CacheKey, CachedResponse> withoutQuery;
    private final Cache<CacheKey, CachedResponse> withQuery;
    private final Freshness freshness;

    /** @param size of all answers together, plain and compressed */
    ResponseCache(Freshness freshness, @Value("${sanvat.cache.size:32MB}") DataSize size) {
        this.freshness = freshness;
        long bytesWithQuery = size.toBytes() / QUERY_PART;
        this.withoutQuery = bounded(size.toBytes() - bytesWithQuery);
        this.withQuery = bounded(bytesWithQuery);
    }

    private static Cache<CacheKey, CachedResponse> bounded(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((CacheKey key, CachedResponse answer) -> answer.weight())
                .executor(Runnable::run)
                .build();
    }

    private Cache<CacheKey, CachedResponse> of(CacheKey key) {
        return key.hasQuery() ? withQuery : withoutQuery;
    }

    /** @return none where nothing is cached, or something was written since that it may not show */
    @Nullable
    CachedResponse fresh(CacheKey key) {
        var answer = of(key).getIfPresent(key);
        return answer != null && answer.stamp().goodAt(freshness.stamp()) ? answer : null;
    }

    /** Whether this was kept before, fresh or not: then it will be again. */
    boolean knows(CacheKey key) {
        return of(key).getIfPresent(key) != null;
    }

    void keep(CacheKey key, CachedResponse answer) {
        of(key).put(key, answer);
    }
}
