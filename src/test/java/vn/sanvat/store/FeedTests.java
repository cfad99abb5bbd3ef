package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nothing is skipped, and nothing is read for ever. */
class FeedTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int PAGE = 4;

    /** What a reader met, the times that it met it included. */
    private final List<Cursor> met = new ArrayList<>();

    private final TreeSet<Cursor> there = new TreeSet<>();
    private Instant now = NOON;

    private Feed<Cursor> feed() {
        InstantSource source = () -> now;
        return new Feed<>(
                (after, limit) -> Flux.fromStream(() ->
                        new ArrayList<>(there.tailSet(after, false)).stream().limit(limit)),
                cursor -> cursor,
                PAGE,
                source.withZone(ZoneOffset.UTC));
    }

    private FeedPosition sweep(FeedPosition from, int maxPages) {
        return Objects.requireNonNull(feed().sweep(from, maxPages, page -> {
                    met.addAll(page);
                    return Mono.empty();
                })
                .block());
    }

    private static Cursor at(Instant time, int i) {
        return new Cursor(time, "id-%04d".formatted(i));
    }

    private void write(Instant time, int from, int to) {
        IntStream.range(from, to).forEach(i -> there.add(at(time, i)));
    }

    @Test
    void aCursorIsReadAsItWasWritten() {
        var cursor = new Cursor(Instant.parse("2026-03-01T12:00:00.123456Z"), "lot/1:a/b c");

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 8, 9, 40})
    void recordsOfOneMillisecondAreAllReadWhereverAPageEnds(int records) {
        write(NOON, 0, records);

        sweep(FeedPosition.START, 100);

        assertThat(new HashSet<>(met)).isEqualTo(there);
    }

    @Test
    void aSweepThatStopsGoesOnFromThereThoughMoreLiesInTheOverlapThanASweepReads() {
        write(NOON, 0, 40);
        var position = FeedPosition.START;

        for (int i = 0; i < 5; i++) {
            position = sweep(position, 2);
        }

        assertThat(new HashSet<>(met)).isEqualTo(there);
        assertThat(position.head()).isEqualTo(at(NOON, 39));
    }

    @Test
    void aRecordThatComesLateWithinTheOverlapIsRead() {
        write(NOON, 0, 10);
        var position = sweep(FeedPosition.START, 100);
        var late = at(NOON.minus(Feed.OVERLAP).plusMillis(1), 99);
        there.add(late);

        sweep(position, 100);

        assertThat(met).contains(late);
    }

    @Test
    void aRecordThatComesLateIsReadThoughTheLookBackTakesSeveralSweeps() {
        write(NOON, 0, 40);
        var position = sweep(FeedPosition.START, 100);
        position = sweep(position, 3);
        var late = at(NOON.minusSeconds(1), 99);
        there.add(late);

        for (int i = 0; i < 8; i++) {
            position = sweep(position, 3);
        }

        assertThat(met).contains(late);
    }

    @Test
    void whatIsSettledIsNotReadAgain() {
        write(NOON, 0, 10);
        var position = sweep(FeedPosition.START, 100);
        now = NOON.plus(Feed.OVERLAP).plusMillis(1);
        position = sweep(position, 100);
        met.clear();

        var after = sweep(position, 100);

        assertThat(met).isEmpty();
        assertThat(after).isEqualTo(position).isEqualTo(FeedPosition.at(at(NOON, 9)));
    }

    @Test
    void whatMayStillBeOvertakenIsReadAgain() {
        write(NOON, 0, 3);
        var position = sweep(FeedPosition.START, 100);
        now = NOON.plus(Feed.OVERLAP);
        position = sweep(position, 100);
        met.clear();

        sweep(position, 100);

        assertThat(met).hasSize(3);
    }

    @Test
    void aRecordOfTheFutureHidesNoOther() {
        there.add(at(NOON.plus(Duration.ofDays(365)), 0));
        var position = sweep(FeedPosition.START, 100);
        now = NOON.plusSeconds(3_600);
        position = sweep(position, 100);
        write(now, 1, 2);

        sweep(position, 100);

        assertThat(met).contains(at(now, 1));
    }

    @Test
    void itSettlesThoughTheLastRecordIsNoMore() {
        write(NOON, 0, 2);
        var position = sweep(FeedPosition.START, 100);
        there.clear();
        now = NOON.plus(Feed.OVERLAP).plusMillis(1);

        position = sweep(position, 100);

        assertThat(position.allSettled()).isTrue();
    }

    /** Writers take a time, and their records are seen up to the overlap later, while a reader goes along that dies now and then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverTheOrderNothingIsSkipped(long seed) {
        var random = new Random(seed);
        record Written(Instant seenAt, Cursor cursor) {}
        var writes = new ArrayList<Written>();
        for (int i = 0; i < 400; i++) {
            var time = NOON.plusMillis(random.nextInt(120) * 1_000L);
            writes.add(new Written(time.plusMillis(random.nextInt(30_000)), at(time, i)));
        }
        var position = FeedPosition.START;
        for (; now.isBefore(NOON.plusSeconds(600)); now = now.plusMillis(500 + random.nextInt(3_000))) {
            writes.stream().filter(one -> !one.seenAt().isAfter(now)).forEach(one -> there.add(one.cursor()));
            var next = sweep(position, 1 + random.nextInt(3));
            assertThat(next.settled()).isGreaterThanOrEqualTo(position.settled());
            assertThat(next.head()).isGreaterThanOrEqualTo(position.head());
            position = random.nextInt(5) == 0 ? position : next;
        }

        assertThat(there).hasSize(400);
        assertThat(new HashSet<>(met)).isEqualTo(there);
        assertThat(position.allSettled()).isTrue();
    }
}
