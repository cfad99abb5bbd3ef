package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.CollectionNames;
import vn.sanvat.store.DatabaseWatch;
import vn.sanvat.store.Leases;
import vn.sanvat.store.WriteCounts;

@ServiceTest
class FreshnessTests {

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WriteCounts writes;

    @Autowired
    CollectionNames collections;

    @Autowired
    DatabaseWatch database;

    @Autowired
    AnnouncementStore ours;

    @Autowired
    Leases leases;

    private long generation;

    @Document("thing-of-a-test")
    record Thing(@Id String id) {}

    @Test
    void aWriteToACollectionThatNobodyThoughtOfMakesEverythingStale() {
        var freshness = freshness(Clock.systemUTC());
        var before = freshness.stamp();

        mongo.insert(new Thing("a")).block();

        assertThat(before.goodAt(freshness.stamp())).isFalse();
    }

    @Test
    void countingAndReadingMakeNothingStale() {
        var freshness = freshness(Clock.systemUTC());
        mongo.insert(new Thing("a")).block();
        var before = freshness.stamp();

        assertThat(mongo.count(new Query(), Thing.class).block()).isEqualTo(1);
        assertThat(mongo.exists(new Query(), Thing.class).block()).isTrue();
        assertThat(mongo.findDistinct("_id", Thing.class, String.class).blockFirst())
                .isEqualTo("a");

        assertThat(freshness.stamp()).isEqualTo(before);
    }

    @Test
    void anIndexThatHasChangedMakesEverythingStale() {
        var freshness = freshness(Clock.systemUTC());
        var before = freshness.stamp();

        generation++;

        assertThat(freshness.stamp().derived()).isEqualTo(before.derived() + 1);
    }

    @Test
    void anAnswerIsGoodUntilTheAgeAtWhichWhatNobodyAnnouncedIsSeen() {
        long age = FreshnessStamp.MAX_AGE.toNanos();
        var began = new FreshnessStamp(1, 2, 3, 4, 5);

        assertThat(began.goodAt(new FreshnessStamp(1, 2, 3, 4, 5 + age - 1))).isTrue();
        assertThat(began.goodAt(new FreshnessStamp(1, 2, 3, 4, 5 + age))).isFalse();
    }

    @Test
    void anAnswerIsGoodForNoOtherState() {
        var began = new FreshnessStamp(1, 2, 3, 4, 5);

        assertThat(began.goodAt(began)).isTrue();
        assertThat(began.goodAt(new FreshnessStamp(2, 2, 3, 4, 5))).isFalse();
        assertThat(began.goodAt(new FreshnessStamp(1, 3, 3, 4, 5))).isFalse();
        assertThat(began.goodAt(new FreshnessStamp(1, 2, 4, 4, 5))).isFalse();
        assertThat(began.goodAt(new FreshnessStamp(1, 2, 3, 5, 5))).isFalse();
    }

    @Test
    void onlyWhereOthersWriteTooDoAnswersAge() {
        var stamp = freshness(Clock.systemUTC()).stamp();

        assertThat(stamp.takenNanos() == FreshnessStamp.AGELESS).isEqualTo(writes.alone());
    }

    @Test
    void noAnswerForEverybodyShowsLocksAccountsOrPlatforms() {
        assertThat(collections.notPublic())
                .containsExactlyInAnyOrder(
                        "access-keys",
                        "accounts",
                        "announcements",
                        "audit",
                        "event-locks",
                        "idempotency-records",
                        "import-codes",
                        "inboxes",
                        "lease",
                        // Stands on every page, and counts its changes itself.
                        "office",
                        "password-links",
                        "platforms",
                        "recalls",
                        "sample",
                        "scans",
                        "sessions",
                        "sign-in-names",
                        "trial",
                        "upload-pieces",
                        "uploads");
    }

    @Test
    void aLockMakesNothingStale() {
        var freshness = freshness(Clock.systemUTC());
        long before = freshness.own();

        leases.take("of a test", Duration.ofSeconds(5)).block();
        leases.release("of a test").block();

        assertThat(freshness.own()).isEqualTo(before);
    }

    @Test
    void midnightInVietnamMakesEverythingStale() {
        var evening = freshness(Clock.fixed(Instant.parse("2026-11-24T16:59:59Z"), ZoneOffset.UTC));
        var night = freshness(Clock.fixed(Instant.parse("2026-11-24T17:00:00Z"), ZoneOffset.UTC));

        assertThat(night.stamp().day()).isEqualTo(evening.stamp().day() + 1);
    }

    @Test
    void whatAnotherInstanceAnnouncesIsSeenAndOurOwnIsNot() {
        var theirs = new AnnouncementStore(mongo, Clock.systemUTC(), new SecureRandom());
        var nothing = ours.ofOthers().block();

        theirs.announce(1).block();
        var once = ours.ofOthers().block();
        theirs.announce(2).block();
        var twice = ours.ofOthers().block();
        ours.announce(7).block();

        assertThat(once).isNotEqualTo(nothing);
        assertThat(twice).isNotEqualTo(once);
        assertThat(ours.ofOthers().block()).isEqualTo(twice);
    }

    @Test
    void theDeadAreForgotten() {
        var past = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        var nothing = Objects.requireNonNull(ours.ofOthers().block());
        new AnnouncementStore(mongo, past, new SecureRandom()).announce(1).block();

        ours.forgetTheDead().block();

        assertThat(ours.ofOthers().block()).isEqualTo(nothing);
    }

    private Freshness freshness(Clock clock) {
        return new Freshness(writes, collections, database, ours, List.of(() -> generation), clock);
    }
}
