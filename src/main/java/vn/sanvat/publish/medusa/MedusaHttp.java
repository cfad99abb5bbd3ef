package vn.sanvat.publish.medusa;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.Proof;
import vn.sanvat.text.Localized;

/** Calls the shop's admin API, within bounds, and sorts what comes back into the three classes of error. */
final class MedusaHttp {

    private static final int MAX_CONNECTIONS = 4;
    private static final int MAX_WAITING_CALLS = 64;
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;
    private static final int MAX_MESSAGE_CHARACTERS = 300;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = new byte[0];

    private final JsonMapper json = JsonMapper.builder().build();
    private final WebClient shop;
    private final Duration timeout;
    private final Clock clock;

    MedusaHttp(MedusaSettings settings, Clock clock) {
        this.timeout = settings.timeout();
        this.clock = clock;
        var connections = ConnectionProvider.builder("medusa")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_WAITING_CALLS)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        var http = HttpClient.create(connections)
                .responseTimeout(timeout)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        this.shop = WebClient.builder()
                .baseUrl(settings.baseUrl())
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                .defaultHeaders(headers -> headers.setBasicAuth(settings.key(), ""))
                .build();
    }

    /** Asks; the Mono fails with AccountRefused for 401 and 403. */
    Mono<MedusaAnswer> get(String path, MultiValueMap<String, String> query) {
        return call(HttpMethod.GET, path, query, NOTHING);
    }

    /** Tells; the Mono fails with AccountRefused for 401 and 403. */
    Mono<MedusaAnswer> post(String path, MultiValueMap<String, String> query, Map<String, ?> body) {
        return call(HttpMethod.POST, path, query, json.writeValueAsBytes(body));
    }

    private Mono<MedusaAnswer> call(HttpMethod method, String path, MultiValueMap<String, String> query, byte[] body) {
        var request = shop.method(method)
                .uri(uri -> uri.path(path).queryParams(query).build())
                .accept(MediaType.APPLICATION_JSON);
        var sent = body.length == 0
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return sent.exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(NOTHING)
                        .map(received ->
                                answer(response.statusCode(), response.headers().asHttpHeaders(), body, received)))
                .timeout(timeout)
                .onErrorResume(MedusaHttp::passes, error -> Mono.just(noAnswer(error)));
    }

    private MedusaAnswer answer(HttpStatusCode status, HttpHeaders headers, byte[] sent, byte[] received) {
        int code = status.value();
        if (code == 401 || code == 403) {
            throw new AccountRefused(Localized.of(
                    "Sàn Medusa từ chối khóa truy cập (" + code + "); hãy kiểm tra sanvat.publish.medusa.secret-key",
                    "Medusa refuses our key (" + code + "); check sanvat.publish.medusa.secret-key"));
        }
        if (status.is2xxSuccessful()) {
            return new MedusaAnswer.Took(json.readTree(received), Proof.of(sent, received, clock.instant()));
        }
        if (status.is4xxClientError() && code != 408 && code != 425 && code != 429) {
            return new MedusaAnswer.Refused(code, message(received));
        }
        return new MedusaAnswer.Later(
                retryAfter(headers),
                Localized.of("Sàn Medusa đang bận (" + code + ")", "Medusa is busy or broken (" + code + ")"));
    }

    private static MedusaAnswer noAnswer(Throwable error) {
        return new MedusaAnswer.Later(
                null,
                Localized.of(
                        "Sàn Medusa không trả lời được (" + error.getClass().getSimpleName() + ")",
                        "Medusa gave no usable answer (" + error.getClass().getSimpleName() + ")"));
    }

    private static boolean passes(Throwable error) {
        return error instanceof WebClientException
                || error instanceof TimeoutException
                || error instanceof IOException
                || error instanceof DataBufferLimitException
                || error instanceof JacksonException;
    }

    private String message(byte[] received) {
        String text;
        try {
            text = (received.length == 0 ? JsonNodeFactory.instance.objectNode() : json.readTree(received))
                    .path("message")
                    .asString("");
        } catch (JacksonException e) {
            text = "";
        }
        return text.length() > MAX_MESSAGE_CHARACTERS ? text.substring(0, MAX_MESSAGE_CHARACTERS) : text;
    }

    /** Seconds or a date. RFC 9110, 10.2.3. */
    private @Nullable Instant retryAfter(HttpHeaders headers) {
        var value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (value.matches("[0-9]{1,6}")) {
            return clock.instant().plusSeconds(Long.parseLong(value));
        }
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
