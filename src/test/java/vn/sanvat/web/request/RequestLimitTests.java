package vn.sanvat.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.sanvat.web.Problem;

class RequestLimitTests {

    private final RequestLimit limit = new RequestLimit(2);
    private final IncomingBodies bodies = new IncomingBodies(
            new BodyLimits(Duration.ofMinutes(1), DataSize.ofKilobytes(4), 10, 10, DataSize.ofMegabytes(1)));

    @Test
    void oneTooManyIsRefusedAtOnceAndTheProbeIsNot() {
        ask("/catalog", Mono.never());
        ask("/search", Mono.never());

        assertThat(refusal("/about").kind()).isEqualTo(Problem.Kind.BUSY);
        assertThat(Objects.requireNonNull(refusal("/about").retryAfter())).isPositive();
        filter("/actuator/health/liveness", Mono.empty()).block();
    }

    @Test
    void whoeverIsAnsweredFailsOrLeavesMakesRoom() {
        for (int i = 0; i < 5; i++) {
            var answered = Sinks.<Void>empty();
            ask("/catalog", answered.asMono());
            answered.tryEmitEmpty();
            ask("/catalog", Mono.error(new IllegalStateException("of the test")));
            ask("/catalog", Mono.never()).dispose();
        }

        filter("/catalog", Mono.empty()).block();
    }

    @Test
    void nobodyIsWorkedForWhileTheirBodyIsComing() {
        for (int i = 0; i < 10; i++) {
            send(Flux.never(), Mono.never());
        }

        filter("/catalog", Mono.empty()).block();
    }

    @Test
    void whoseBodyHasComeIsWorkedForIfThereIsRoom() {
        var first = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        var second = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        send(first.asFlux(), Mono.never());
        var refused = sent(second.asFlux(), Mono.never())
                .cast(Object.class)
                .onErrorResume(Problem.class, Mono::just)
                .cache();
        refused.subscribe();
        ask("/catalog", Mono.never());
        first.tryEmitComplete();
        assertThat(refusal("/about").kind()).isEqualTo(Problem.Kind.BUSY);

        second.tryEmitComplete();

        assertThat(refused.block())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.BUSY));
    }

    @Test
    void whoNeverReadsTheAnswerIsNotWorkedForAnyMore() {
        for (int i = 0; i < 10; i++) {
            var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/catalog"));
            exchange.getResponse().setWriteHandler(body -> Flux.from(body).then(Mono.never()));
            limit.filter(exchange, answering -> answering.getResponse().writeWith(Mono.just(buffer())))
                    .subscribe();
        }

        filter("/catalog", Mono.empty()).block();
    }

    private static DataBuffer buffer() {
        return DefaultDataBufferFactory.sharedInstance.wrap("{}".getBytes(StandardCharsets.UTF_8));
    }

    private Problem refusal(String path) {
        return filter(path, Mono.empty())
                .then(Mono.<Problem>empty())
                .onErrorResume(Problem.class, Mono::just)
                .blockOptional()
                .orElseThrow();
    }

    private Disposable ask(String path, Mono<Void> answer) {
        return filter(path, answer).subscribe(done -> {}, failure -> {});
    }

    private void send(Flux<DataBuffer> body, Mono<Void> answer) {
        sent(body, answer).subscribe();
    }

    private Mono<Void> sent(Flux<DataBuffer> body, Mono<Void> answer) {
        WebFilterChain worked = exchange ->
                DataBufferUtils.join(exchange.getRequest().getBody()).then(answer);
        var request = MockServerHttpRequest.post("/api/x").contentLength(100).body(body);
        var exchange = MockServerWebExchange.from(request);
        return limit.filter(
                exchange.mutate().request(new WatchedRequest(request, bodies)).build(), worked);
    }

    private Mono<Void> filter(String path, Mono<Void> answer) {
        return limit.filter(MockServerWebExchange.from(MockServerHttpRequest.get(path)), exchange -> answer);
    }
}
