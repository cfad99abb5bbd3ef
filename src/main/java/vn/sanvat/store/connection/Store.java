package vn.sanvat.store.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.core.env.Environment;
import vn.sanvat.store.embedded.file.DiskFault;
import vn.sanvat.text.Localized;

/** Where the records are: on a server that {@code spring.mongodb.uri} names, or else in this process. */
public sealed interface Store extends MongoConnectionDetails, AutoCloseable permits EmbeddedStore, ServerStore {

    /** The database that is used where nobody names one. */
    String DEFAULT_DATABASE = "sanvat";

    /** Whether a server serves. An empty address names none. */
    static boolean onServer(Environment environment) {
        return !environment.getProperty("spring.mongodb.uri", "").isBlank();
    }

    String database();

    /** Why it takes no writes, or cannot be trusted, as far as is known; null where nothing is. Never waits. */
    default @Nullable DiskFault fault() {
        return null;
    }

    /** The same, after a look at the disk and, where a write has failed before, another try. May wait for the disk. */
    default @Nullable DiskFault faultNow() {
        return null;
    }

    /** What whoever starts the service should know of it, a line each. */
    List<Localized> notice();

    @Override
    void close();
}
