package vn.sanvat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Mono;
import vn.sanvat.store.connection.Store;

/** A store of its own for each run of the tests: a database with a random name on a server, or a new folder under {@code target}. */
public class StoreForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!Store.onServer(context.getEnvironment())) {
            var folder = newFolder();
            TestPropertyValues.of("sanvat.store.folder=" + folder).applyTo(context);
            // Registered before any bean is made, so destroyed after the store has closed.
            ((GenericApplicationContext) context)
                    .getDefaultListableBeanFactory()
                    .registerDisposableBean("testFolder", () -> FileSystemUtils.deleteRecursively(folder));
        } else {
            var name = "sanvat_test_"
                    + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong());
            // The index needs a folder of its own; the next build clears it away.
            TestPropertyValues.of("spring.mongodb.database=" + name, "sanvat.search.folder=" + newFolder())
                    .applyTo(context);
            ((GenericApplicationContext) context).registerBean(DropAtEnd.class);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "store-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops the run's database once everything that writes has stopped, while the client is still open. */
    record DropAtEnd(ReactiveMongoTemplate mongo) implements SmartLifecycle {

        @Override
        public void start() {}

        @Override
        public void stop() {
            mongo.getMongoDatabase()
                    .flatMap(database -> Mono.from(database.drop()))
                    .block();
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }
}
