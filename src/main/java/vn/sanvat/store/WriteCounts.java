package vn.sanvat.store;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.reactivestreams.client.ReactiveContextProvider;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.sanvat.store.connection.Store;

/** Counts what this process writes, so that a sweep can run at once and need not look when nothing happened. A nudge, no more. */
@Component
public class WriteCounts implements CommandListener, MongoClientSettingsBuilderCustomizer {

    public static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "drop");
    private static final Set<String> DELETES = Set.of("delete", "drop");
    private static final int MAX_UNDER_WAY = 10_000;

    private final Map<String, LongAdder> written = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> deleted = new ConcurrentHashMap<>();
    private final Map<Integer, Write> underWay = new ConcurrentHashMap<>();
    private final boolean alone;

    WriteCounts(Environment environment) {
        alone = !Store.onServer(environment);
    }

    /** @param delete whether documents may be gone afterwards */
    private record Write(String collection, boolean delete) {}

    @Override
    public void customize(com.mongodb.MongoClientSettings.Builder settings) {
        settings.addCommandListener(this).contextProvider((ReactiveContextProvider) SentWrites::contextOf);
    }

    /** Whether nobody else writes to the store: the embedded one belongs to this process. */
    public boolean alone() {
        return alone;
    }

    /** Commands that wrote, or failed to, since the start. */
    public long writes(Collection<String> collections) {
        return sum(written, collections);
    }

    /** The same, of all collections but these: what nobody has thought of counts as well. */
    public long writesBut(Set<String> collections) {
        long sum = 0;
        for (var count : written.entrySet()) {
            sum += collections.contains(count.getKey()) ? 0 : count.getValue().sum();
        }
        return sum;
    }

    /** Those that deleted. */
    public long deletes(Collection<String> collections) {
        return sum(deleted, collections);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var write = write(event.getCommandName(), event.getCommand());
        var context = event.getRequestContext();
        if (write != null && context != null && context.hasKey(SentWrites.class)) {
            context.get(SentWrites.class).sent();
        }
        if (write != null && underWay.size() < MAX_UNDER_WAY) {
            underWay.put(event.getRequestId(), write);
        }
    }

    private static @Nullable Write write(String name, BsonDocument command) {
        if (name.equals("aggregate")) {
            return result(command);
        }
        return WRITES.contains(name) && command.get(name) instanceof BsonString collection
                ? new Write(collection.getValue(), DELETES.contains(name))
                : null;
    }

    /**
     * Where an aggregate writes what it found; most, and every count is one, only read. MongoDB manual, "$out" and "$merge": the last
     * stage, which names a collection, or a document that does.
     */
    private static @Nullable Write result(BsonDocument aggregate) {
        if (!(aggregate.get("pipeline") instanceof BsonArray stages)
                || stages.isEmpty()
                || !(stages.getLast() instanceof BsonDocument last)) {
            return null;
        }
        if (last.containsKey("$out")) {
            // It takes the place of what the collection held.
            return new Write(collection(last.get("$out"), "coll"), true);
        }
        return last.containsKey("$merge") ? new Write(collection(last.get("$merge"), "into"), false) : null;
    }

    private static String collection(@Nullable BsonValue target, String field) {
        if (target instanceof BsonDocument named) {
            return collection(named.get(field), "coll");
        }
        return target instanceof BsonString name ? name.getValue() : "";
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        ended(event.getRequestId());
    }

    /** It may have written all the same. */
    @Override
    public void commandFailed(CommandFailedEvent event) {
        ended(event.getRequestId());
    }

    private void ended(int request) {
        var write = underWay.remove(request);
        if (write != null) {
            written.computeIfAbsent(write.collection(), name -> new LongAdder()).increment();
            if (write.delete()) {
                deleted.computeIfAbsent(write.collection(), name -> new LongAdder())
                        .increment();
            }
        }
    }

    private static long sum(Map<String, LongAdder> counts, Collection<String> collections) {
        long sum = 0;
        for (var collection : collections) {
            var count = counts.get(collection);
            sum += count == null ? 0 : count.sum();
        }
        return sum;
    }
}
