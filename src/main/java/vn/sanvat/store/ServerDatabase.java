package vn.sanvat.store;

import com.mongodb.reactivestreams.client.MongoClient;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;

/**
 * Which database of a server is used: the one that {@code spring.mongodb.database} names, else the URI, else {@value #DEFAULT}. Put into
 * the URI, the default would also become the database that the account is looked up in.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ServerNamed.class)
class ServerDatabase {

    static final String DEFAULT = "sanvat";

    @Bean
    ReactiveMongoDatabaseFactory reactiveMongoDatabaseFactory(
            MongoClient client, MongoConnectionDetails connection, MongoProperties properties) {
        return new SimpleReactiveMongoDatabaseFactory(client, name(connection, properties));
    }

    private static String name(MongoConnectionDetails connection, MongoProperties properties) {
        var named = properties.getDatabase();
        if (named != null && !named.isBlank()) {
            return named;
        }
        var inUri = connection.getConnectionString().getDatabase();
        return inUri == null || inUri.isBlank() ? DEFAULT : inUri;
    }
}
