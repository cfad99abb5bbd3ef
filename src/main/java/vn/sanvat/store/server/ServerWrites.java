package vn.sanvat.store.server;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.sanvat.store.WriteCounts;
import vn.sanvat.store.connection.Store;

/**
 * Whether a MongoDB server takes our writes, as it has answered the last of each collection: its disk may be full, or the account may
 * only read. The beginning and the end of an outage are logged, each once. The embedded store guards its own disk.
 */
@Component
public class ServerWrites implements CommandListener, MongoClientSettingsBuilderCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWrites.class);
    private static final int MAX_UNDER_WAY = 10_000;

    private final boolean onServer;
    private final Map<Integer, String> underWay = new ConcurrentHashMap<>();

    /** By collection, for an account may write to some. */
    private final Map<String, ServerRefusal> refused = new ConcurrentHashMap<>();

    public ServerWrites(Environment environment) {
        onServer = Store.onServer(environment);
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        if (onServer) {
            settings.addCommandListener(this);
        }
    }

    /** The collections that take no writes now, with the reason. */
    public Map<String, ServerRefusal> refused() {
        return Map.copyOf(refused);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var name = event.getCommandName();
        if (WriteCounts.WRITES.contains(name)
                && event.getCommand().get(name) instanceof BsonString collection
                && underWay.size() < MAX_UNDER_WAY) {
            underWay.put(event.getRequestId(), collection.getValue());
        }
    }

    /** An answer may say of single writes that they were refused. */
    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        var collection = underWay.remove(event.getRequestId());
        if (collection != null) {
            var refusal = refusal(event.getResponse());
            if (refusal == null) {
                taken(collection, event.getResponse());
            } else {
                refused(collection, refusal);
            }
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        var collection = underWay.remove(event.getRequestId());
        if (collection != null && event.getThrowable() instanceof MongoException said) {
            var refusal = ServerRefusal.of(said);
            if (refusal != null) {
                refused(collection, refusal);
            }
        }
    }

    private static @Nullable ServerRefusal refusal(BsonDocument answer) {
        var writes = answer.get("writeErrors") instanceof BsonArray array ? array.stream() : Stream.<BsonValue>empty();
        return Stream.concat(writes, Stream.ofNullable(answer.get("writeConcernError")))
                .filter(BsonValue::isDocument)
                .map(BsonValue::asDocument)
                .filter(error -> error.isNumber("code"))
                .flatMap(error -> Stream.ofNullable(ServerRefusal.of(
                        error.getNumber("code").intValue(),
                        error.isString("errmsg") ? error.getString("errmsg").getValue() : null)))
                .findFirst()
                .orElse(null);
    }

    private void refused(String collection, ServerRefusal refusal) {
        boolean first = refused.isEmpty();
        if (refused.put(collection, refusal) == null && first) {
            LOG.error(
                    "Writes to {} are refused: {}. What needs them is refused too, reads go on; it will go on by itself",
                    collection,
                    refusal.en());
        }
    }

    /** A full disk takes what changes nothing, so that shows nothing; an account that may not write may not do that either. */
    private void taken(String collection, BsonDocument answer) {
        if (refused.isEmpty()) {
            return;
        }
        boolean ended = refused.remove(collection, ServerRefusal.NOT_ALLOWED);
        ended |= changed(answer) && refused.values().removeIf(refusal -> refusal != ServerRefusal.NOT_ALLOWED);
        if (ended && refused.isEmpty()) {
            LOG.info("Writes are taken again");
        }
    }

    private static boolean changed(BsonDocument answer) {
        return answer.isNumber("n") && answer.getNumber("n").intValue() > 0;
    }
}
