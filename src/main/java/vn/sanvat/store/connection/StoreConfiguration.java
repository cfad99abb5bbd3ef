package vn.sanvat.store.connection;

import com.mongodb.reactivestreams.client.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.embedded.file.Volume;
import vn.sanvat.store.refusal.StoreExceptions;

/** Opens the store, and tells the driver where it is. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean(destroyMethod = "close")
    Store store(
            Environment environment,
            MongoProperties properties,
            ObjectProvider<SslBundles> certificates,
            @Value("${sanvat.store.folder:data}") Path folder,
            Clock clock) {
        return Store.onServer(environment)
                ? new ServerStore(properties, certificates.getIfAvailable())
                : EmbeddedStore.open(new Volume(folder), clock);
    }

    @Bean
    public ReactiveMongoDatabaseFactory reactiveMongoDatabaseFactory(MongoClient client, Store store) {
        var factory = new SimpleReactiveMongoDatabaseFactory(client, store.database());
        factory.setExceptionTranslator(new StoreExceptions(store));
        return factory;
    }

    @Bean
    @Order(StartUpTask.INDEXES)
    StartUpNotice storeNotice(Store store) {
        return store::notice;
    }
}
