package vn.sanvat.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonString;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Listens to the driver, to know which collections have been written to since the store was empty. */
@TestConfiguration(proxyBeanMethods = false)
public class Writes implements CommandListener {

    private static final Set<String> COMMANDS = Set.of("insert", "update", "delete", "findAndModify", "aggregate");

    private final Set<String> collections = ConcurrentHashMap.newKeySet();

    @Bean
    MongoClientSettingsBuilderCustomizer listenToWrites() {
        return settings -> settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var target = event.getCommand().get(event.getCommandName());
        if (COMMANDS.contains(event.getCommandName()) && target instanceof BsonString collection) {
            collections.add(collection.getValue());
        }
    }

    Set<String> collections() {
        return Set.copyOf(collections);
    }

    void forget(Set<String> names) {
        collections.removeAll(names);
    }
}
