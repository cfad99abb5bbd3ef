package vn.sanvat.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;
import vn.sanvat.web.request.IncomingBodies.Kind;

/** Who makes room where too many bodies are coming. */
class IncomingBodiesTests {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int MAX_OF_NETWORK = 3;
    private static final int MAX_IN_ALL = 5;
    private static final int MEGABYTE = 1024 * 1024;

    private final IncomingBodies bodies = new IncomingBodies(new BodyLimits(
            Duration.ofSeconds(2), DataSize.ofBytes(1), MAX_OF_NETWORK, MAX_IN_ALL, DataSize.ofBytes(MEGABYTE)));
    private final List<Sending> sendings = new ArrayList<>();

    /** A body whose sender has stopped. */
    private final class Sending {

        private final Sinks.Many<DataBuffer> pieces = Sinks.many().unicast().onBackpressureBuffer();
        private final Sinks.Empty<Void> end = Sinks.empty();

        Sending(String from, Kind kind) {
            bodies.watch(new ClientAddress(from), kind, pieces.asFlux())
                    .subscribe(piece -> {}, end::tryEmitError, end::tryEmitEmpty);
            sendings.add(this);
        }

        Sending sends(int bytes) {
            pieces.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(new byte[bytes]));
            return this;
        }

        void ends() {
            pieces.tryEmitComplete();
            end.asMono().block(BOUND);
        }

        void isToldThatItIsTooSlow() {
            var error = end.asMono()
                    .then(Mono.<Throwable>empty())
                    .onErrorResume(Mono::just)
                    .block(BOUND);
            assertThat(error)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_SLOW));
        }
    }

    @Test
    void aSilentBodyIsToldAndForgotten() {
        new Sending("one", Kind.ON_DISK).isToldThatItIsTooSlow();

        assertThat(bodies.count()).isZero();
    }

    @Test
    void oneTooManyOfANetworkIsTakenAndTheSlowestMakesRoom() {
        var first = new Sending("one", Kind.ON_DISK);
        for (int i = 1; i < MAX_OF_NETWORK; i++) {
            new Sending("one", Kind.ON_DISK);
        }
        assertThat(bodies.count()).isEqualTo(MAX_OF_NETWORK);

        new Sending("one", Kind.ON_DISK).sends(10).ends();

        assertThat(bodies.count()).isEqualTo(MAX_OF_NETWORK - 1);
        first.isToldThatItIsTooSlow();
    }

    @Test
    void allTogetherAreLimitedToo() {
        for (int i = 0; i < MAX_IN_ALL; i++) {
            new Sending("network " + i, Kind.ON_DISK);
        }

        new Sending("one more", Kind.ON_DISK);

        assertThat(bodies.count()).isEqualTo(MAX_IN_ALL);
    }

    @Test
    void whatIsKeptInMemoryIsLimitedByItsBytesAndWhatIsOnDiskIsNot() {
        var first = new Sending("one", Kind.IN_MEMORY).sends(MEGABYTE / 2);
        new Sending("two", Kind.IN_MEMORY).sends(MEGABYTE / 2);
        new Sending("three", Kind.ON_DISK).sends(MEGABYTE);
        assertThat(bodies.count()).isEqualTo(3);

        new Sending("four", Kind.IN_MEMORY).sends(1);

        assertThat(bodies.count()).isEqualTo(3);
        first.isToldThatItIsTooSlow();
    }

    @Test
    void aBodyThatComesIsPassedOnWhole() {
        var sent = Flux.range(0, 100)
                .<DataBuffer>map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {i.byteValue()}));

        var came = bodies.watch(new ClientAddress("one"), Kind.IN_MEMORY, sent)
                .map(buffer -> (int) buffer.getByte(0))
                .collectList()
                .block(BOUND);

        assertThat(came).hasSize(100).startsWith(0).endsWith(99);
        assertThat(bodies.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,IN_MEMORY",
        "application/x-www-form-urlencoded,IN_MEMORY",
        ",IN_MEMORY",
        "Multipart/form-data; boundary=x,ON_DISK",
        "image/jpeg,ON_DISK",
        "application/octet-stream,ON_DISK",
        "text/csv,ON_DISK",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,ON_DISK",
        "application/x-ndjson; charset=utf-8,LINES",
    })
    void picturesAndLinesAreNotKeptInMemory(String type, Kind kind) {
        assertThat(Kind.of(type)).isEqualTo(kind);
    }
}
