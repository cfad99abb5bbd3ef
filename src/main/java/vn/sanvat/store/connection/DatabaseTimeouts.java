package vn.sanvat.store.connection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How long the driver waits for a server, where its address does not say so itself: less than a buyer does, so that "it is away" is
 * said in time. The driver's own defaults are half a minute and more.
 */
@Component
@Order(1) // after the address, which Boot applies at 0
class DatabaseTimeouts implements MongoClientSettingsBuilderCustomizer {

    private static final int SELECTION_MS = 2_500;
    private static final int CONNECT_MS = 2_000;
    private static final int POOL_WAIT_MS = 2_500;

    /** How soon a server that is back is seen. */
    private static final int HEARTBEAT_MS = 2_000;

    /** Of one answer. Long, because building an index of a large collection is one; a silent server is noticed earlier otherwise. */
    private static final int READ_MS = 60_000;

    private final Store store;

    DatabaseTimeouts(Store store) {
        this.store = store;
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        if (store instanceof ServerStore) {
            customize(settings, store.getConnectionString());
        }
    }

    private static void customize(MongoClientSettings.Builder settings, ConnectionString said) {
        settings.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        or(said.getServerSelectionTimeout(), SELECTION_MS), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(or(said.getMaxWaitTime(), POOL_WAIT_MS), TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(
                        or(said.getHeartbeatFrequency(), HEARTBEAT_MS), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(or(said.getConnectTimeout(), CONNECT_MS), TimeUnit.MILLISECONDS)
                                .readTimeout(or(said.getSocketTimeout(), READ_MS), TimeUnit.MILLISECONDS));
    }

    private static int or(@Nullable Integer said, int otherwise) {
        return said == null ? otherwise : said;
    }
}
