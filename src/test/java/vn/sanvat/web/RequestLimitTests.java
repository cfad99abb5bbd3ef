package vn.sanvat.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RequestLimitTests {

    private final RequestLimit limit = new RequestLimit(2);

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

    private Mono<Void> filter(String path, Mono<Void> answer) {
        return limit.filter(MockServerWebExchange.from(MockServerHttpRequest.get(path)), exchange -> answer);
    }
}
