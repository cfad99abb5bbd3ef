package vn.sanvat.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The answers that are kept, bounded by their bytes; those asked for least give way first. Addresses with a query, of which anybody can
 * make up as many as he likes, push out only one another.
 */
@Component
class AnswerCache {

    /** Of all the bytes. */
    private static final int ASKING_PART = 4;

    private final Cache<Key, Answer> naming;
    private final Cache<Key, Answer> asking;
    private final Freshness freshness;

    /** @param size of all answers together, plain and compressed */
    AnswerCache(Freshness freshness, @Value("${sanvat.cache.size:32MB}") DataSize size) {
        this.freshness = freshness;
        long ofAsking = size.toBytes() / ASKING_PART;
        this.naming = bounded(size.toBytes() - ofAsking);
        this.asking = bounded(ofAsking);
    }

    private static Cache<Key, Answer> bounded(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Answer answer) -> answer.weight())
                .executor(Runnable::run)
                .build();
    }

    private Cache<Key, Answer> of(Key key) {
        return key.asks() ? asking : naming;
    }

    /** @return none where nothing is kept, or something was written since that it may not show */
    @Nullable
    Answer fresh(Key key) {
        var answer = of(key).getIfPresent(key);
        return answer != null && answer.mark().goodAt(freshness.mark()) ? answer : null;
    }

    /** Whether this was kept before, fresh or not: then it will be again. */
    boolean knows(Key key) {
        return of(key).getIfPresent(key) != null;
    }

    void keep(Key key, Answer answer) {
        of(key).put(key, answer);
    }
}
