package vn.sanvat.store.server;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Down while the database does not answer; says so before whoever asks has given up. */
@Component("databaseHealthIndicator")
class DatabaseHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReactiveMongoTemplate mongo;

    DatabaseHealth(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Mono<Health> health() {
        return mongo.executeCommand("{ping: 1}")
                .timeout(PATIENCE)
                .map(answer -> Health.up().build())
                .onErrorResume(
                        error -> error instanceof DataAccessException || error instanceof TimeoutException,
                        away -> Mono.just(Health.down().build()));
    }
}
