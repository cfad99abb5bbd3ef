package vn.sanvat.identity.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.web.Problem;

/** The filter and the real store, before a controller that counts. */
@ServiceTest
class IdempotencyFilterTests {

    @Autowired
    IdempotencyFilter idempotency;

    @Autowired
    IdempotencyRecordStore records;

    @Autowired
    Clock clock;

    @Autowired
    ReactiveMongoTemplate mongo;

    private final CountingApi api = new CountingApi();
    private final List<Boolean> again = new CopyOnWriteArrayList<>();
    private final List<Long> drawn = new CopyOnWriteArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicBoolean refuse = new AtomicBoolean();
    private WebTestClient http;

    /** Somewhere that no test reads. */
    private Mono<?> written() {
        return mongo.save(new Document("_id", "of IdempotencyFilterTests"), "answers-of-nobody");
    }

    private <T> Mono<T> noted(Mono<T> work) {
        return Mono.deferContextual(context -> {
            again.add(context.get(KeyedRequest.class).again());
            drawn.add(KeyedRequest.random(context, RandomGenerator.getDefault()).nextLong());
            return work;
        });
    }

    @RestController
    class CountingApi {

        final AtomicInteger made = new AtomicInteger();

        @PostMapping("/api/things")
        Mono<ResponseEntity<Map<String, Integer>>> make(@RequestBody Map<String, String> body) {
            if (body.containsKey("wrong")) {
                return Mono.error(Problem.invalid("wrong", "sai", "wrong"));
            }
            var wait = Duration.ofMillis(body.containsKey("slow") ? 300 : 0);
            if (body.containsKey("busy")) {
                Mono<ResponseEntity<Map<String, Integer>>> late =
                        Mono.delay(wait).then(Mono.error(() -> new TransientDataAccessResourceException("late")));
                var work = body.get("busy").equals("written") ? written().then(late) : late;
                return noted(Mono.defer(() -> {
                    if (refuse.get()) {
                        return Mono.error(Problem.invalid("busy", "sai", "wrong"));
                    }
                    together.accumulateAndGet(working.incrementAndGet(), Math::max);
                    return work.doFinally(end -> working.decrementAndGet());
                }));
            }
            return noted(Mono.delay(wait)).map(late -> {
                int number = made.incrementAndGet();
                if (body.containsKey("dies")) {
                    throw new IllegalStateException("died after the work");
                }
                return ResponseEntity.created(URI.create("/api/things/" + number))
                        .eTag("1")
                        .body(Map.of("number", number));
            });
        }
    }

    @BeforeEach
    void start() {
        http = http((exchange, chain) -> chain.filter(exchange));
    }

    private WebTestClient http(WebFilter signIn) {
        return WebTestClient.bindToController(api)
                .webFilter(IdempotencyFilterTests::answerErrors, signIn, idempotency)
                .configureClient()
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    private static Mono<Void> signedIn(ServerWebExchange exchange, WebFilterChain chain) {
        var account = UsernamePasswordAuthenticationToken.authenticated(
                Account.first("htx-a", "{noop}", Instant.EPOCH), "", List.of());
        return chain.filter(exchange).contextWrite(ReactiveSecurityContextHolder.withAuthentication(account));
    }

    private FluxExchangeResult<String> post(String key, String json) {
        return http.post()
                .uri("/api/things")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .returnResult(String.class);
    }

    private int statusOf(String key, String json) {
        return post(key, json).getStatus().value();
    }

    /** In place of the whole service's problem handler. */
    private static Mono<Void> answerErrors(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).onErrorResume(error -> {
            exchange.getResponse().setStatusCode(Problem.from(error).kind().status());
            return exchange.getResponse().setComplete();
        });
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswerAndDoesNothing() {
        var first = post("a-key", "{\"a\":\"b\"}");
        var firstBody = first.getResponseBody().blockFirst();

        var second = post("a-key", "{\"a\":\"b\"}");

        assertThat(second.getStatus()).isEqualTo(HttpStatusCode.valueOf(201));
        assertThat(second.getResponseBody().blockFirst()).isEqualTo(firstBody).contains("number");
        assertThat(second.getResponseHeaders().getLocation()).isEqualTo(URI.create("/api/things/1"));
        assertThat(second.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(api.made).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/json;charset=utf-8, */*",
        "application/ld+json, application/json",
        "application/vnd.anything+json, application/json",
        "application/json, application/ld+json",
        "application/json, application/problem+json",
        "application/json, application/x-ndjson",
        "application/json, text/event-stream",
    })
    void inWhicheverFormOfJsonItIsSentAndAnsweredItIsDoneOnce(String sent, String asked) {
        for (int time = 0; time < 3; time++) {
            http.post()
                    .uri("/api/things")
                    .header("Idempotency-Key", "a-key-" + sent + asked)
                    .contentType(MediaType.valueOf(sent))
                    .accept(MediaType.valueOf(asked))
                    .bodyValue("{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8))
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .valueEquals("Location", "/api/things/1");
        }

        assertThat(api.made).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things?a=1, 1000, /api/things?a=2, 1000, 422",
        "/api/things, 1000, /api/things, 2000, 422",
        "/api/things?a=1, 1000, /api/things?a=1, 1000, 201",
    })
    void parametersAndTheLengthOfAnUploadArePartOfTheRequest(
            String first, String length, String second, String secondLength, int status) {
        http = http(IdempotencyFilterTests::signedIn);
        assertThat(upload(first, length)).isEqualTo(201);

        assertThat(upload(second, secondLength)).isEqualTo(status);
        assertThat(api.made).hasValue(1);
    }

    private int upload(String uri, String length) {
        return http.post()
                .uri(uri)
                .header("Idempotency-Key", "a-key")
                .header("Upload-Length", length)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Test
    void anotherBodyWithTheSameKeyIsRefused() {
        http = http(IdempotencyFilterTests::signedIn);
        post("a-key", "{\"a\":\"b\"}");

        assertThat(statusOf("a-key", "{\"a\":\"c\"}")).isEqualTo(422);
        assertThat(api.made).hasValue(1);
    }

    @Test
    void anotherKeyIsAnotherRequest() {
        post("a-key", "{\"a\":\"b\"}");
        post("another-key", "{\"a\":\"b\"}");

        assertThat(api.made).hasValue(2);
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        assertThat(statusOf("a-key", "{\"wrong\":\"x\"}")).isEqualTo(400);

        assertThat(statusOf("a-key", "{\"a\":\"b\"}")).isEqualTo(201);
    }

    @Test
    void aBusyServiceThatHasWrittenNothingLeavesTheKeyFree() {
        assertThat(statusOf("k-busy", "{\"busy\":\"unwritten\"}")).isEqualTo(503);
        assertThat(statusOf("k-busy", "{\"busy\":\"unwritten\"}")).isEqualTo(503);
    }

    /** It is worked on again, and told that it is not the first time: ResendTests shows what that finds. */
    @Test
    void whatMayBeWrittenIsFoundOut() {
        assertThat(statusOf("k-written", "{\"busy\":\"written\"}")).isEqualTo(503);
        assertThat(statusOf("k-written", "{\"busy\":\"written\"}")).isEqualTo(503);
        assertThat(again).containsExactly(false, true);
    }

    @Test
    void twoThatFindOutAtOnceTakeTurns() {
        assertThat(statusOf("a-key", "{\"busy\":\"written\",\"slow\":\"yes\"}")).isEqualTo(503);

        var statuses = Flux.range(0, 10)
                .flatMap(i -> Mono.fromCallable(() -> statusOf("a-key", "{\"busy\":\"written\",\"slow\":\"yes\"}"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();

        assertThat(statuses).contains(503, 409).containsOnly(503, 409);
        assertThat(together).hasValue(1);
    }

    @Test
    void strangersDoNotShareAKey() {
        assertThat(statusOf("1", "{\"text\":\"a\"}")).isEqualTo(201);
        assertThat(statusOf("1", "{\"text\":\"b\"}")).isEqualTo(201);
        assertThat(statusOf("1", "{\"text\":\"a\"}")).isEqualTo(201);
        assertThat(api.made).hasValue(2);
    }

    @Test
    void twentyAtOnceMakeOneRecord() {
        var statuses = Flux.range(0, 20)
                .flatMap(i -> Mono.fromCallable(() -> statusOf("a-key", "{\"slow\":\"yes\"}"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();

        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(api.made).hasValue(1);
        assertThat(statusOf("a-key", "{\"slow\":\"yes\"}")).isEqualTo(201);
    }

    @Test
    void workGoesOnWhenTheCallerGoesAway() {
        var done = new AtomicInteger();
        WebFilterChain chain = exchange -> Mono.delay(Duration.ofMillis(200))
                .doOnNext(late -> done.incrementAndGet())
                .then();
        var request = MockServerHttpRequest.post("/api/things")
                .header("Idempotency-Key", "a-key")
                .body("{}");

        var gone = Mono.firstWithSignal(
                        idempotency
                                .filter(MockServerWebExchange.from(request), chain)
                                .thenReturn("answered"),
                        Mono.delay(Duration.ofMillis(100)).thenReturn("gone"))
                .block();

        assertThat(gone).isEqualTo("gone");
        assertThat(Mono.defer(() -> answered(request, chain))
                        .retryWhen(Retry.fixedDelay(50, Duration.ofMillis(100)))
                        .block())
                .isEqualTo("true");
        assertThat(done).hasValue(1);
    }

    private Mono<String> answered(MockServerHttpRequest request, WebFilterChain chain) {
        var exchange = MockServerWebExchange.from(request);
        return idempotency
                .filter(exchange, chain)
                .then(Mono.fromCallable(
                        () -> exchange.getResponse().getHeaders().getFirst("Idempotency-Replayed")))
                .switchIfEmpty(Mono.error(new IllegalStateException("not a replay")));
    }

    /** A process that was killed told nobody that it had ended. */
    @Test
    void workThatWasCutOffIsTakenOverAfterTheLongestWorkAndNoEarlier() {
        var seen = new IdempotencyRecord(
                "cut-off",
                "",
                "seed",
                null,
                clock.instant(),
                clock.instant(),
                clock.instant().plus(IdempotencyFilter.KEPT));
        records.begin(seen).block();

        assertThat(records.takeOver(seen, clock.instant().plus(IdempotencyFilter.LONGEST_WORK))
                        .block())
                .isTrue();
        assertThat(records.takeOver(seen, clock.instant().plus(IdempotencyFilter.LONGEST_WORK))
                        .block())
                .as("another was faster")
                .isFalse();
    }

    /** The first attempt's write may still be on its way. */
    @Test
    void aRefusalOfALaterAttemptKeepsTheSeed() {
        assertThat(statusOf("a-key", "{\"busy\":\"written\"}")).isEqualTo(503);
        refuse.set(true);
        assertThat(statusOf("a-key", "{\"busy\":\"written\"}")).isEqualTo(400);
        refuse.set(false);

        assertThat(statusOf("a-key", "{\"busy\":\"written\"}")).isEqualTo(503);
        assertThat(drawn).hasSize(3).containsOnly(drawn.getFirst());
        assertThat(again).containsExactly(false, true, true);
    }

    @Test
    void workThatDiedIsDoneAgainWithTheSameSeed() {
        assertThat(statusOf("a-key", "{\"dies\":\"yes\"}")).isEqualTo(500);

        assertThat(statusOf("a-key", "{\"dies\":\"yes\"}")).isEqualTo(500);
        assertThat(drawn).hasSize(2);
        assertThat(drawn.getFirst()).isEqualTo(drawn.getLast());
    }

    @Test
    void anExpiredKeyMayBeUsedAgain() {
        post("a-key", "{\"a\":\"b\"}");
        records.sweep(clock.instant().plus(IdempotencyFilter.KEPT)).block();

        post("a-key", "{\"a\":\"b\"}");

        assertThat(api.made).hasValue(2);
    }

    @Test
    void aKeyThatIsNotVisibleTextIsRefused() {
        assertThat(statusOf("a key", "{}")).isEqualTo(400);
        assertThat(statusOf("x".repeat(65), "{}")).isEqualTo(400);
    }
}
