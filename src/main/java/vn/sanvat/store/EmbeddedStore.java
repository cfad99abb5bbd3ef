package vn.sanvat.store;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The store that is used when {@code spring.mongodb.uri} names no server: in this process, on a loopback port of its own. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoServerNamed.class)
class EmbeddedStore {

    @Bean(destroyMethod = "shutdown")
    MongoServer mongoServer(@Value("${sanvat.store.folder:data}") Path folder) throws IOException {
        Files.createDirectories(folder);
        var server = new MongoServer(new H2Backend(folder.resolve("sanvat.mv").toString()));
        server.bind("127.0.0.1", 0);
        return server;
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(MongoServer server) {
        return () -> new ConnectionString(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sanvat");
    }
}
