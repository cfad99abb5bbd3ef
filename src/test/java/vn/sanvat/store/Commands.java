package vn.sanvat.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.WebFilter;

/**
 * Listens to the driver: which collections have been written to since the store was empty, and, while a test records, which
 * queries were sent, by whomever, and which commands were sent for requests that read.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Commands implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Set<String> QUERIES = Set.of("find", "count", "aggregate", "distinct");

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Set<BsonDocument> queries = ConcurrentHashMap.newKeySet();
    private final List<BsonDocument> forReaders = new CopyOnWriteArrayList<>();
    private volatile boolean recording;

    @Bean
    MongoClientSettingsBuilderCustomizer listenToCommands() {
        return settings -> settings.addCommandListener(this);
    }

    /** Marks what a GET sends, so that a sweep that happens to run meanwhile is not taken for it. In front of the cache. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter markReaders() {
        return (exchange, chain) -> exchange.getRequest().getMethod().equals(HttpMethod.GET)
                ? chain.filter(exchange).contextWrite(new SentWrites()::watch)
                : chain.filter(exchange);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var name = event.getCommandName();
        if (event.getCommand().get(name) instanceof BsonString collection && WRITES.contains(name)) {
            written.add(collection.getValue());
        }
        if (!recording) {
            return;
        }
        // The event's own document lives only as long as the event.
        var command = withoutSession(BsonDocument.parse(event.getCommand().toJson()));
        if (QUERIES.contains(name)) {
            queries.add(command);
        }
        var request = event.getRequestContext();
        if (request != null && request.hasKey(SentWrites.class)) {
            forReaders.add(command);
        }
    }

    /** @return the query alone, so that the same one is recorded once, and can be asked again */
    private static BsonDocument withoutSession(BsonDocument command) {
        for (var field : Set.of("$db", "lsid", "$clusterTime", "$readPreference", "txnNumber", "apiVersion")) {
            command.remove(field);
        }
        return command;
    }

    Set<String> written() {
        return Set.copyOf(written);
    }

    void forget(Set<String> collections) {
        written.removeAll(collections);
    }

    /** @return the queries that were sent while the work ran */
    public Set<BsonDocument> during(Runnable work) {
        record(work);
        return Set.copyOf(queries);
    }

    /** @return all that was sent, while the work ran, for requests that read: of whatever kind, as often as it was sent */
    public List<BsonDocument> forReaders(Runnable work) {
        record(work);
        return List.copyOf(forReaders);
    }

    private void record(Runnable work) {
        queries.clear();
        forReaders.clear();
        recording = true;
        try {
            work.run();
        } finally {
            recording = false;
        }
    }
}
