package vn.sanvat.store.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.store.connection.StoreConfiguration;

/** The database's name, read without a server: the driver connects at the first command. */
class ServerDatabaseTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(StoreConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withConfiguration(AutoConfigurations.of(
                    MongoReactiveAutoConfiguration.class,
                    DataMongoAutoConfiguration.class,
                    DataMongoReactiveAutoConfiguration.class));

    private static String name(ReactiveMongoTemplate mongo) {
        return mongo.getMongoDatabase().blockOptional().orElseThrow().getName();
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://user:pass@127.0.0.1:9/?authSource=admin, sanvat",
        "mongodb://user:pass@127.0.0.1:9, sanvat",
        "mongodb://127.0.0.1:9/, sanvat",
        "mongodb://127.0.0.1:9/goods?authSource=admin, goods",
    })
    void theUriNamesTheDatabaseOrItIsSanvat(String uri, String database) {
        runner.withPropertyValues("spring.mongodb.uri=" + uri)
                .run(context -> assertThat(name(context.getBean(ReactiveMongoTemplate.class)))
                        .isEqualTo(database));
    }

    @Test
    void thePropertyComesBeforeTheUri() {
        runner.withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:9/goods", "spring.mongodb.database=others")
                .run(context -> assertThat(name(context.getBean(ReactiveMongoTemplate.class)))
                        .isEqualTo("others"));
    }
}
