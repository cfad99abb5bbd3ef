package vn.sanvat.trace.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class KeyedQueueTests {

    private final KeyedQueue queue = new KeyedQueue(3);
    private final List<String> begun = new ArrayList<>();

    @Test
    void whatSharesAKeyPassesInTheOrderOfArrivalAndWhatSharesNoneDoesNotWait() {
        var first = Sinks.<String>one();
        var second = Sinks.<String>one();

        var one = StepVerifier.create(work("first", first, "a", "b")).expectNext("done");
        var two = StepVerifier.create(work("second", second, "b", "c")).expectNext("done");
        var oneRunning = one.expectComplete().verifyLater();
        var twoRunning = two.expectComplete().verifyLater();
        StepVerifier.create(queue.inTurn(List.of("d"), Mono.just("at once"), Mono.just("late")))
                .expectNext("at once")
                .verifyComplete();

        assertThat(begun).containsExactly("first at once");
        first.tryEmitValue("done");
        assertThat(begun).containsExactly("first at once", "second afterwards");
        second.tryEmitValue("done");
        oneRunning.verify(Duration.ofSeconds(10));
        twoRunning.verify(Duration.ofSeconds(10));
        StepVerifier.create(queue.inTurn(List.of("a", "b", "c"), Mono.just("at once"), Mono.just("late")))
                .expectNext("at once")
                .verifyComplete();
    }

    @Test
    void whoFailsOrLeavesLetsTheNextOnePass() {
        var first = work("first", Sinks.one(), "a").toFuture();
        var second = queue.inTurn(List.of("a"), Mono.never(), Mono.error(new IllegalStateException("failed")))
                .onErrorReturn("failed")
                .toFuture();
        var third = queue.inTurn(List.of("a"), Mono.just("at once"), Mono.just("late"))
                .toFuture();

        first.cancel(true);

        assertThat(second).isCompletedWithValue("failed");
        assertThat(third).isCompletedWithValue("late");
    }

    @Test
    void whereThreeArePlacedAFourthIsRefusedUntilOneLeaves() {
        var first = work("first", Sinks.one(), "a").toFuture();
        var others = List.of(
                work("second", Sinks.one(), "b").toFuture(),
                work("third", Sinks.one(), "a").toFuture());

        StepVerifier.create(work("fourth", Sinks.one(), "c")).verifyError(KeyedQueue.FullException.class);
        first.cancel(true);
        assertThat(others).noneMatch(Future::isDone);
        StepVerifier.create(queue.inTurn(List.of("c"), Mono.just("at once"), Mono.just("late")))
                .expectNext("at once")
                .verifyComplete();
    }

    private Mono<String> work(String name, Sinks.One<String> end, String... keys) {
        return queue.inTurn(List.of(keys), begins(name + " at once", end), begins(name + " afterwards", end));
    }

    private Mono<String> begins(String says, Sinks.One<String> end) {
        return Mono.defer(() -> {
            begun.add(says);
            return end.asMono();
        });
    }
}
