package vn.sanvat.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Listens to the driver: which collections have been written to since the store was empty, and, while a test records, which
 * queries were sent. A sweep that happens to run meanwhile is recorded too, and held to the same rule.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Commands implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Set<String> QUERIES = Set.of("find", "count", "aggregate", "distinct");

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Set<BsonDocument> queries = ConcurrentHashMap.newKeySet();
    private volatile boolean recording;

    @Bean
    MongoClientSettingsBuilderCustomizer listenToCommands() {
        return settings -> settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var name = event.getCommandName();
        if (event.getCommand().get(name) instanceof BsonString collection && WRITES.contains(name)) {
            written.add(collection.getValue());
        }
        if (recording && QUERIES.contains(name)) {
            // The event's own document lives only as long as the event.
            queries.add(withoutSession(BsonDocument.parse(event.getCommand().toJson())));
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
        queries.clear();
        recording = true;
        try {
            work.run();
        } finally {
            recording = false;
        }
        return Set.copyOf(queries);
    }
}
