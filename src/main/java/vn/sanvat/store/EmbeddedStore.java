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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vn.sanvat.store.engine.IndexedBackend;
import vn.sanvat.text.Localized;

/** The store that is used when {@code spring.mongodb.uri} names no server: in this process, on a loopback port of its own. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoServerNamed.class)
class EmbeddedStore {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    private static final int POOL_SIZE = 32;

    /** One thread for each connection, the driver's own monitors included: a write keeps its thread until it is on disk. */
    private static final int THREADS = POOL_SIZE + 8;

    @Bean(destroyMethod = "close")
    StoreFile storeFile(@Value("${sanvat.store.folder:data}") Path folder) throws IOException {
        return StoreFile.open(folder);
    }

    @Bean(destroyMethod = "shutdown")
    MongoServer mongoServer(StoreFile file, Clock clock) {
        var engine = new IndexedBackend(file.store(), clock);
        var server = new MongoServer(new DurableBackend(engine, new GroupCommit(file)));
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1, THREADS);
        log.info(
                "Embedded store in {}, at 127.0.0.1:{}: it has no login; it is for trying out and for one commune. Set"
                        + " spring.mongodb.uri to use a MongoDB server.",
                file,
                server.getLocalAddress().getPort());
        return server;
    }

    @Bean
    @Order(StartUpTask.INDEXES)
    StartUpNotice embeddedStoreNotice(StoreFile file) {
        return () -> List.of(Localized.of(
                "Kho dữ liệu nhúng: " + file + ". Không có mật khẩu, chỉ dùng trên máy này; để dùng thử và cho một xã.",
                "Embedded store: " + file + ". No login, this machine only; for trying out and for one commune."));
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(MongoServer server) {
        return () -> new ConnectionString(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sanvat?maxPoolSize=" + POOL_SIZE);
    }
}
