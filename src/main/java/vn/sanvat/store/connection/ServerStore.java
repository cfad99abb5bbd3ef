package vn.sanvat.store.connection;

import com.mongodb.ConnectionString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.PropertiesMongoConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import vn.sanvat.text.Localized;

/**
 * A MongoDB server. The database is the one that {@code spring.mongodb.database} names, else the URI, else {@link #DEFAULT_DATABASE}: put
 * into the URI, the default would also become the database that the account is looked up in.
 */
public final class ServerStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(ServerStore.class);

    private final PropertiesMongoConnectionDetails connection;
    private final @Nullable String named;
    private final String hosts;

    /** Of the URI only the hosts are told: it holds the password too. */
    public ServerStore(MongoProperties properties, @Nullable SslBundles certificates) {
        this.connection = new PropertiesMongoConnectionDetails(properties, certificates);
        this.named = properties.getDatabase();
        this.hosts = String.join(", ", connection.getConnectionString().getHosts());
        log.info("Store: the MongoDB server at {}", hosts);
    }

    @Override
    public ConnectionString getConnectionString() {
        return connection.getConnectionString();
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return connection.getSslBundle();
    }

    @Override
    public String database() {
        if (named != null && !named.isBlank()) {
            return named;
        }
        var inUri = connection.getConnectionString().getDatabase();
        return inUri == null || inUri.isBlank() ? DEFAULT_DATABASE : inUri;
    }

    @Override
    public List<Localized> notice() {
        return List.of(Localized.of("Kho dữ liệu: MongoDB tại " + hosts, "Store: MongoDB at " + hosts));
    }

    /** The driver closes what it has opened. */
    @Override
    public void close() {}
}
