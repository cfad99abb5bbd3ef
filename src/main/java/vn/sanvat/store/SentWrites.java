package vn.sanvat.store;

import com.mongodb.RequestContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Whether a piece of work has sent the database anything to be written. Once it has, nobody can say of a failure that nothing was done:
 * the answer may be lost and not the write.
 */
public final class SentWrites {

    private final AtomicBoolean any = new AtomicBoolean();

    public boolean any() {
        return any.get();
    }

    /** Puts this where the driver finds it for all that the work sends. */
    public Context watch(Context context) {
        return context.put(SentWrites.class, this);
    }

    void sent() {
        any.set(true);
    }

    /** Hands the driver what stands in the Reactor context of whoever subscribes. */
    static RequestContext contextOf(Subscriber<?> subscriber) {
        var context = new Values(new ConcurrentHashMap<>());
        if (subscriber instanceof CoreSubscriber<?> core) {
            core.currentContext()
                    .<SentWrites>getOrEmpty(SentWrites.class)
                    .ifPresent(own -> context.put(SentWrites.class, own));
        }
        return context;
    }

    private record Values(Map<Object, Object> values) implements RequestContext {

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the driver's interface has it
        public <T> @Nullable T get(Object key) {
            return (T) values.get(key);
        }

        @Override
        public boolean hasKey(Object key) {
            return values.containsKey(key);
        }

        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public void put(Object key, Object value) {
            values.put(key, value);
        }

        @Override
        public void delete(Object key) {
            values.remove(key);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Stream<Map.Entry<Object, Object>> stream() {
            return values.entrySet().stream();
        }
    }
}
