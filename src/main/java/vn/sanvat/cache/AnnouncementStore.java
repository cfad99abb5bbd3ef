package vn.sanvat.cache;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.NotPublic;

/** How many writes each instance that shares the database says it has made: one small document each. */
@Component
class AnnouncementStore {

    static final String COLLECTION = "announcements";

    /** Of an instance that is no more; one that has merely been idle writes its own anew. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int INSTANCE_BYTES = 12;

    private final ReactiveMongoTemplate mongo;
    private final Clock clock;
    private final String instance;

    AnnouncementStore(ReactiveMongoTemplate mongo, Clock clock, SecureRandom random) {
        this.mongo = mongo;
        this.clock = clock;
        var bytes = new byte[INSTANCE_BYTES];
        random.nextBytes(bytes);
        this.instance = HexFormat.of().formatHex(bytes);
    }

    @NotPublic
    @Document(COLLECTION)
    record Announcement(@Id String instance, long writes, Instant at) {

        /** Another number for other writes, whatever the order in which instances are asked. */
        long trace() {
            return (instance.hashCode() * 31L + writes) * 0x9E3779B97F4A7C15L;
        }
    }

    Mono<Void> announce(long writes) {
        return mongo.save(new Announcement(instance, writes, clock.instant())).then();
    }

    /** @return a number that is another one when any other instance has announced anything */
    Mono<Long> ofOthers() {
        return mongo.find(query(where("_id").ne(instance)), Announcement.class)
                .map(Announcement::trace)
                .reduce(0L, Long::sum);
    }

    Mono<Void> forgetTheDead() {
        return mongo.remove(query(where("at").lt(clock.instant().minus(KEPT))), Announcement.class)
                .then();
    }
}
