package vn.sanvat.identity.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Viewer;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.SentWrites;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.RandomIds;
import vn.sanvat.text.Sha256;
import vn.sanvat.web.ApiPath;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/**
 * Does a POST with an {@code Idempotency-Key} once, however often it is sent: phones lose their signal between the request and its
 * answer. The work goes on when the caller goes away. A refusal is not kept, because nothing was done. Where a failure came after
 * something was sent to be written, or the process died during the work, nobody knows whether it was done: who sends it again finds
 * out, for the work is then done as {@link KeyedRequest} says, and answers with what it finds written. No twin, and nothing lost.
 * Decision 0015.
 * Photos need no key, they are kept once under the hash of their content; forms are not JSON and pass through.
 */
@Component
@Order(0) // after Spring Security: a key belongs to an account
class IdempotencyFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    /** A phone may be without a signal for days, and then ask what became of what it had sent; its desk warns after three. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Longer than any request takes. */
    static final Duration LONGEST_WORK = Duration.ofMinutes(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final String FORM = "[!-~]{1,64}";
    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    /** Of a request, besides its body. */
    private static final List<String> ASKING = List.of("Upload-Length", "Upload-Metadata");

    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE, "Upload-Expires");

    private static final int SEED_BYTES = 16;

    private final IdempotencyRecordStore records;
    private final Clock clock;
    private final SecureRandom random;

    IdempotencyFilter(IdempotencyRecordStore records, Clock clock, SecureRandom random) {
        this.records = records;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var keys = request.getHeaders().getOrEmpty(KEY);
        if (keys.isEmpty() || !request.getMethod().equals(HttpMethod.POST) || !ApiPath.holds(request)) {
            return chain.filter(exchange);
        }
        if (keys.size() > 1 || !keys.getFirst().matches(FORM)) {
            return Mono.error(Problem.invalid(
                    KEY,
                    KEY + " phải là một chuỗi 1–64 ký tự ASCII nhìn thấy được",
                    KEY + " must be one string of 1 to 64 visible ASCII characters"));
        }
        if (!isJson(request.getHeaders().getContentType())) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody(), MAX_BODY_BYTES)
                .map(IdempotencyFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .zipWith(Viewer.current())
                .flatMap(both ->
                        once(exchange, chain, both.getT1(), id(exchange, both.getT2(), keys.getFirst(), both.getT1())));
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, byte[] body, String id) {
        var now = clock.instant();
        var begun = new IdempotencyRecord(
                id,
                said(exchange.getRequest(), body),
                RandomIds.hex(random, SEED_BYTES),
                null,
                now,
                now,
                now.plus(KEPT));
        // Cached, and so not cancelled when the caller goes away: a key that was taken is worked on to the end.
        return records.forgetExpired(id, now)
                .then(records.begin(begun))
                .thenReturn(true)
                .onErrorResume(DuplicateKeyException.class, seen -> Mono.just(false))
                .flatMap(first -> first
                        ? work(exchange, chain, body, begun, false)
                        : again(begun).flatMap(seen -> answer(exchange, chain, body, seen)))
                .cache()
                .flatMap(answer -> send(exchange.getResponse(), answer));
    }

    /** @param again whether somebody has worked on it before */
    private Mono<byte[]> work(
            ServerWebExchange exchange, WebFilterChain chain, byte[] body, IdempotencyRecord request, boolean again) {
        var captured = new CapturedResponse(exchange.getResponse());
        var writes = new SentWrites();
        var inner = exchange.mutate()
                .request(new BufferedRequest(exchange, body))
                .response(captured)
                .build();
        return Mono.defer(() -> chain.filter(inner))
                .contextWrite(writes::watch)
                .contextWrite(new KeyedRequest(request.seed(), request.startedAt(), again)::in)
                .then(Mono.defer(() -> keep(captured, request.id(), again)))
                .onErrorResume(
                        error -> release(request.id(), error, again, writes).then(Mono.error(error)))
                .then(Mono.fromSupplier(captured::body));
    }

    private Mono<Void> keep(CapturedResponse captured, String id, boolean again) {
        var status = captured.getStatusCode() == null ? HttpStatusCode.valueOf(200) : captured.getStatusCode();
        if (captured.passed()) {
            return records.forget(id);
        }
        if (!status.is2xxSuccessful()) {
            return again || status.is5xxServerError() ? records.leave(id) : records.forget(id);
        }
        var headers = new LinkedHashMap<String, String>();
        for (var name : HEADERS) {
            var value = captured.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return records.finish(
                id,
                new IdempotencyRecord.StoredResponse(
                        status.value(), headers, new String(captured.body(), StandardCharsets.UTF_8)));
    }

    /**
     * A refusal by a rule did nothing, and where nothing was sent to be written nothing can have been: the key is free again. After
     * anything else nobody knows: a time-out may have lost the answer and not the write. Whoever sends it again finds out, at once, or
     * after the longest work where the database could not be told either. A refusal of a later attempt says nothing of the first, whose
     * write may still be on its way: the seed is kept.
     */
    private Mono<Void> release(String id, Throwable error, boolean again, SentWrites writes) {
        var kind = Problem.from(error).kind();
        boolean nothingDone = !again && (kind.status().is4xxClientError() || (kind != Kind.INTERNAL && !writes.any()));
        return (nothingDone ? records.forget(id) : records.leave(id)).onErrorComplete(DataAccessException.class);
    }

    /** What was kept of the same request before. */
    private Mono<IdempotencyRecord> again(IdempotencyRecord repeated) {
        return records.find(repeated.id())
                .switchIfEmpty(Mono.error(IdempotencyFilter::inProgress))
                .doOnNext(seen -> {
                    if (!seen.bodyHash().equals(repeated.bodyHash())) {
                        throw Problem.of(
                                Kind.KEY_REUSED,
                                KEY,
                                KEY + " này đã dùng cho nội dung khác; mỗi yêu cầu mới cần một khóa mới",
                                "This " + KEY + " was used with another body; a new request needs a new key");
                    }
                });
    }

    private Mono<byte[]> answer(ServerWebExchange exchange, WebFilterChain chain, byte[] body, IdempotencyRecord seen) {
        var stored = seen.response();
        if (stored == null) {
            var now = clock.instant();
            var since = seen.workedOnSince();
            var free = since == null || since.plus(LONGEST_WORK).isBefore(now);
            return (free ? records.takeOver(seen, now) : Mono.just(false))
                    .flatMap(ours -> ours ? work(exchange, chain, body, seen, true) : Mono.error(inProgress()));
        }
        var response = exchange.getResponse();
        response.setRawStatusCode(stored.status());
        stored.headers().forEach(response.getHeaders()::set);
        response.getHeaders().set(REPLAYED, "true");
        return Mono.just(stored.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Problem inProgress() {
        return Problem.conflict(
                        KEY,
                        "Yêu cầu với khóa này đang được xử lý; hãy thử lại sau ít giây",
                        "The request with this key is still being worked on; try again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    Mono<Void> sweep() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> records.sweep(clock.instant())), LOG, "Idempotency records that have expired stay");
    }

    private static Mono<Void> send(ServerHttpResponse response, byte[] body) {
        if (response.isCommitted()) {
            return Mono.empty();
        }
        if (body.length == 0) {
            return response.setComplete();
        }
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Of strangers nobody knows which are one: theirs is the same request only where it says the same. */
    private static String id(ServerWebExchange exchange, Viewer viewer, String key, byte[] body) {
        var path = exchange.getRequest().getPath().value();
        var sender = viewer.signedIn() ? "account " + viewer.name() : "anybody " + said(exchange.getRequest(), body);
        return Sha256.hex(sender + "\nPOST\n" + path + "\n" + key);
    }

    /** The hash of all that says what is asked for: the body, and where there are such, parameters and what an upload is to hold. */
    private static String said(ServerHttpRequest request, byte[] body) {
        var more = Stream.concat(
                        Stream.ofNullable(request.getURI().getRawQuery()),
                        ASKING.stream().flatMap(name -> request.getHeaders().getOrEmpty(name).stream()))
                .toList();
        return more.isEmpty() ? Sha256.hex(body) : Sha256.hex(String.join("\n", more) + "\n" + Sha256.hex(body));
    }

    /** In each of the forms that are read as JSON, such as EPCIS's own {@code application/ld+json}. */
    private static boolean isJson(@Nullable MediaType type) {
        return type == null || JSON.stream().anyMatch(type::isCompatibleWith);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** The same request, its body from memory. */
    private static final class BufferedRequest extends ServerHttpRequestDecorator {

        private final ServerWebExchange exchange;
        private final byte[] body;

        BufferedRequest(ServerWebExchange exchange, byte[] body) {
            super(exchange.getRequest());
            this.exchange = exchange;
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0
                    ? Flux.empty()
                    : Flux.defer(() ->
                            Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
        }
    }
}
