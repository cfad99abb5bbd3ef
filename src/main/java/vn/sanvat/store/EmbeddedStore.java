package vn.sanvat.store;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.store.engine.IndexedBackend;
import vn.sanvat.text.Localized;

/** The store that is used when no server is named: in this process, on a loopback port of its own. */
final class EmbeddedStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    private static final int POOL_SIZE = 32;

    /** One thread for each connection, the driver's own monitors included: a write keeps its thread until it is on disk. */
    private static final int THREADS = POOL_SIZE + 8;

    private final StoreFile file;
    private final MongoServer server;

    private EmbeddedStore(StoreFile file, MongoServer server) {
        this.file = file;
        this.server = server;
    }

    /** @throws IllegalStateException if another process has the file open, or if it is not a store or is damaged */
    static EmbeddedStore open(Path folder, Clock clock) throws IOException {
        var file = StoreFile.open(folder);
        var engine = new IndexedBackend(file.store(), clock);
        var server = new MongoServer(new DurableBackend(engine, new GroupCommit(file)));
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1, THREADS);
        log.info(
                "Embedded store in {}, at 127.0.0.1:{}: it has no login; it is for trying out and for one commune. Set"
                        + " spring.mongodb.uri to use a MongoDB server.",
                file,
                server.getLocalAddress().getPort());
        return new EmbeddedStore(file, server);
    }

    @Override
    public ConnectionString getConnectionString() {
        return new ConnectionString("mongodb://127.0.0.1:"
                + server.getLocalAddress().getPort() + "/" + database() + "?maxPoolSize=" + POOL_SIZE);
    }

    @Override
    public String database() {
        return DEFAULT_DATABASE;
    }

    @Override
    public List<Localized> notice() {
        return List.of(Localized.of(
                "Kho dữ liệu nhúng: " + file + ". Không có mật khẩu, chỉ dùng trên máy này; để dùng thử và cho một xã.",
                "Embedded store: " + file + ". No login, this machine only; for trying out and for one commune."));
    }

    @Override
    public void close() {
        server.shutdown();
        file.close();
    }
}
