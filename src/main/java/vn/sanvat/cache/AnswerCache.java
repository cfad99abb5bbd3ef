package vn.sanvat.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The answers that are kept, bounded by their bytes; those asked for least give way first. */
@Component
class AnswerCache {

    private final Cache<Key, Answer> answers;
    private final Freshness freshness;

    /** @param size of all answers together, plain and compressed */
    AnswerCache(Freshness freshness, @Value("${sanvat.cache.size:32MB}") DataSize size) {
        this.freshness = freshness;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((Key key, Answer answer) -> answer.weight())
                .executor(Runnable::run)
                .build();
    }

    /** @return none where nothing is kept, or something was written since that it may not show */
    @Nullable
    Answer fresh(Key key) {
        var answer = answers.getIfPresent(key);
        return answer != null && answer.mark().equals(freshness.mark()) ? answer : null;
    }

    /** Whether this was kept before, fresh or not: then it will be again. */
    boolean knows(Key key) {
        return answers.getIfPresent(key) != null;
    }

    void keep(Key key, Answer answer) {
        answers.put(key, answer);
    }
}
