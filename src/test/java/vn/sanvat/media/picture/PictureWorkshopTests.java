package vn.sanvat.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

class PictureWorkshopTests {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PLACES = 2;
    private static final int WAITING = 6;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private PictureWorkshop workshop = new PictureWorkshop(BOUND);

    @AfterEach
    void close() {
        goOn.countDown();
        workshop.close();
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new OutOfMemoryError("VP8_STATUS_OUT_OF_MEMORY"),
                new StackOverflowError(),
                new UnsatisfiedLinkError("no webp-imageio"),
                new NoClassDefFoundError(),
                new InternalError("unsafe memory access"),
                new AssertionError());
    }

    /** Reactor lets such errors pass by every handler: the request would never be answered, and its place never be free. */
    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsARefusalAndThePlaceIsFree(Error error) {
        for (int i = 0; i < 2 * PLACES; i++) {
            var refusal = refusal(workshop.run(() -> {
                throw error;
            }));

            assertThat(refusal.faults().getFirst().field()).isEqualTo("file");
        }

        assertThat(workshop.run(() -> "taken").block(BOUND)).isEqualTo("taken");
    }

    /** Such as a full disk, which others know how to answer. */
    @Test
    void exceptionsStayWhatTheyAre() {
        var full = new IOException("No space left on device");

        var thrown = failure(workshop.run(() -> {
            throw full;
        }));

        assertThat(thrown).isSameAs(full);
    }

    @Test
    void whatTakesTooLongIsRefusedAndOthersGoOnMeanwhile() {
        workshop = new PictureWorkshop(Duration.ofMillis(50));

        for (int i = 0; i < PLACES; i++) {
            var refusal = refusal(workshop.run(stubborn()));

            assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(refusal.faults().getFirst().says().en())
                    .contains("longer than")
                    .contains("smaller");
        }
        assertThat(workshop.overdue()).isEqualTo(PLACES);
        assertThat(workshop.run(() -> "taken").block(BOUND)).isEqualTo("taken");

        goOn.countDown();
        await().atMost(BOUND).until(() -> workshop.overdue() == 0);
        assertThat(workshop.run(() -> "taken").block(BOUND)).isEqualTo("taken");
    }

    /** A decoder reads from our input, which heeds it. */
    @Test
    void theThreadIsInterruptedWhenItsTimeIsOver() throws Exception {
        workshop = new PictureWorkshop(Duration.ofMillis(50));
        var interrupted = new CountDownLatch(1);

        refusal(workshop.run(() -> {
            try {
                return goOn.await(BOUND.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }));

        assertThat(interrupted.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(BOUND).until(() -> workshop.overdue() == 0);
    }

    @Test
    void moreThanCanWaitAreToldToComeAgain() throws Exception {
        var answers = new ArrayList<Mono<Boolean>>();
        for (int i = 0; i < PLACES + WAITING; i++) {
            answers.add(started(stubborn()));
        }

        var refusal = refusal(workshop.run(stubborn()));

        assertThat(refusal.kind()).isEqualTo(Kind.BUSY);
        assertThat(refusal.retryAfter()).isPositive();
        goOn.countDown();
        for (var answer : answers) {
            assertThat(answer.block(BOUND)).isTrue();
        }
    }

    /** Of those who wait, and of those who are worked on: these last, lest a thread takes one that waits before it is gone. */
    @Test
    void whoeverGoesAwayFreesThePlace() {
        var waiting = new ArrayList<Disposable>();
        for (int i = 0; i < PLACES + WAITING; i++) {
            waiting.add(workshop.run(stubborn()).subscribe());
        }
        assertThat(refusal(workshop.run(stubborn())).kind()).isEqualTo(Kind.BUSY);

        waiting.reversed().forEach(Disposable::dispose);

        assertThat(workshop.run(() -> "taken").block(BOUND)).isEqualTo("taken");
    }

    /** Ends when it is told, and not when it is interrupted. */
    private Callable<Boolean> stubborn() {
        return () -> {
            while (goOn.getCount() > 0) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    // A decoder's native code does not heed it either.
                }
            }
            return true;
        };
    }

    private Mono<Boolean> started(Callable<Boolean> work) {
        var answer = workshop.run(work).cache();
        answer.subscribe();
        return answer;
    }

    private static Problem refusal(Mono<?> work) {
        return (Problem) failure(work);
    }

    private static Throwable failure(Mono<?> work) {
        return Objects.requireNonNull(work.materialize()
                        .map(signal -> List.of(Objects.requireNonNull(signal.getThrowable())))
                        .block(BOUND))
                .getFirst();
    }
}
