package vn.sanvat.store.connection;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.store.embedded.DurableBackend;
import vn.sanvat.store.embedded.Engine;
import vn.sanvat.store.embedded.file.DiskFault;
import vn.sanvat.store.embedded.file.StoreFile;
import vn.sanvat.store.embedded.file.StoreRefused;
import vn.sanvat.store.embedded.file.Volume;
import vn.sanvat.text.Localized;

/** The store that is used when no server is named: in this process, on a loopback port of its own. */
public final class EmbeddedStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    private static final int POOL_SIZE = 32;

    /** One thread for each connection, the driver's own monitors included: a write keeps its thread until it is on disk. */
    private static final int THREADS = POOL_SIZE + 8;

    private final StoreFile file;
    private final Engine engine;
    private final MongoServer server;
    private volatile @Nullable DiskFault damage;

    private EmbeddedStore(StoreFile file, Engine engine, MongoServer server) {
        this.file = file;
        this.engine = engine;
        this.server = server;
    }

    /** @throws StoreRefused if another process has the file open, or if it is not a store, is damaged, or was cut */
    public static EmbeddedStore open(Volume volume, Clock clock) {
        var file = StoreFile.open(volume);
        try {
            return serve(file, clock);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static EmbeddedStore serve(StoreFile file, Clock clock) {
        var engine = new Engine(file, clock);
        var server = new MongoServer(new DurableBackend(engine));
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1, THREADS);
        log.info(
                "Embedded store in {}, at 127.0.0.1:{}: it has no login; it is for trying out and for one commune. Set"
                        + " spring.mongodb.uri to use a MongoDB server.",
                file,
                server.getLocalAddress().getPort());
        var store = new EmbeddedStore(file, engine, server);
        store.checkRest(file.check());
        return store;
    }

    /** A large file is checked for as long as a start may wait, and for the rest while it serves. */
    private void checkRest(StoreFile.Check check) {
        if (check.complete()) {
            log.info("The store is sound: {}", check.result().en());
            return;
        }
        Thread.ofPlatform().daemon().name("store-check").start(() -> {
            try {
                log.info("The store is sound: {}", check.rest().en());
            } catch (StoreRefused e) {
                damage = new DiskFault(
                        DiskFault.Kind.DAMAGED, e.says().vi(), e.says().in(Locale.ENGLISH));
                log.error("{}", e.inBothLanguages());
            }
        });
    }

    @Override
    public @Nullable DiskFault fault() {
        return damage == null ? engine.guard().known() : damage;
    }

    @Override
    public @Nullable DiskFault faultNow() {
        var fault = engine.guard().fault();
        return damage == null ? fault : damage;
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
