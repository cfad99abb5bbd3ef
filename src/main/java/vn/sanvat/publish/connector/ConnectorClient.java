package vn.sanvat.publish.connector;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.util.UriBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.PublicationProof;
import vn.sanvat.text.Localized;

/**
 * The HTTP client of all connectors: JSON within bounds of time, bytes and connections, and every answer sorted into the three
 * classes of errors. What it says of a failure holds neither credentials nor addresses.
 */
public final class ConnectorClient {

    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;
    static final int MAX_MESSAGE_CHARACTERS = 300;

    private static final int MAX_CONNECTIONS = 4;
    private static final int MAX_WAITING_CALLS = 64;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = new byte[0];

    private final JsonMapper json = JsonMapper.builder().build();
    private final WebClient http;
    private final Settings settings;
    private final Clock clock;

    public ConnectorClient(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var connections = ConnectionProvider.builder(settings.platform())
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_WAITING_CALLS)
                .pendingAcquireTimeout(settings.timeout())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        var client = HttpClient.create(connections)
                .responseTimeout(settings.timeout())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        this.http = WebClient.builder()
                .baseUrl(settings.baseUrl())
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                .defaultHeaders(settings.credentials())
                .build();
    }

    /**
     * Which platform is called, and how.
     *
     * @param platform what people call it, such as {@code Medusa}
     * @param baseUrl without a slash at the end
     * @param timeout of one call, from the connection to the last byte
     * @param credentials puts them into the headers of a call
     * @param credentialsProperty where an administrator sets them, for the message that they are refused
     * @param message finds the platform's own words in a refusal; a missing node where there are none
     */
    public record Settings(
            String platform,
            String baseUrl,
            Duration timeout,
            Consumer<HttpHeaders> credentials,
            String credentialsProperty,
            Function<JsonNode, JsonNode> message) {}

    /** @param query values by name, as they are: they are encoded here. Fails with {@link AccountRefused} alone, for 401 and 403 */
    public Mono<ConnectorResponse> get(String path, Map<String, List<String>> query) {
        return call(HttpMethod.GET, path, query, NOTHING);
    }

    /** @param query values by name, as they are: they are encoded here. Fails with {@link AccountRefused} alone, for 401 and 403 */
    public Mono<ConnectorResponse> post(String path, Map<String, List<String>> query, Object body) {
        return call(HttpMethod.POST, path, query, json.writeValueAsBytes(body));
    }

    private Mono<ConnectorResponse> call(HttpMethod method, String path, Map<String, List<String>> query, byte[] body) {
        var request = http.method(method).uri(uri -> uri(uri.path(path), query)).accept(MediaType.APPLICATION_JSON);
        var sent = body.length == 0
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return sent.exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(NOTHING)
                        .map(received -> response(
                                response.statusCode(), response.headers().asHttpHeaders(), body, received)))
                .timeout(settings.timeout())
                .onErrorResume(ConnectorClient::transientError, error -> Mono.just(noAnswer(error)));
    }

    /** As variables of the template, since only those are encoded wholly. */
    private static URI uri(UriBuilder uri, Map<String, List<String>> query) {
        var variables = new ArrayList<Object>();
        query.forEach((name, values) -> {
            for (var value : values) {
                uri.queryParam(name, "{v" + variables.size() + "}");
                variables.add(value);
            }
        });
        return uri.build(variables.toArray());
    }

    private ConnectorResponse response(HttpStatusCode status, HttpHeaders headers, byte[] sent, byte[] received) {
        int code = status.value();
        if (code == 401 || code == 403) {
            throw new AccountRefused(Localized.of(
                    "Sàn " + settings.platform() + " từ chối khóa truy cập (" + code + "); hãy kiểm tra "
                            + settings.credentialsProperty(),
                    settings.platform() + " refuses our key (" + code + "); check " + settings.credentialsProperty()));
        }
        if (status.is2xxSuccessful()) {
            return new ConnectorResponse.Accepted(
                    json.readTree(received), PublicationProof.of(sent, received, clock.instant()));
        }
        if (status.is4xxClientError() && code != 408 && code != 425 && code != 429) {
            return rejected(code, message(received));
        }
        return new ConnectorResponse.TryLater(
                retryAfter(headers),
                Localized.of(
                        "Sàn " + settings.platform() + " đang bận (" + code + ")",
                        settings.platform() + " is busy or broken (" + code + ")"));
    }

    private ConnectorResponse rejected(int code, String message) {
        return new ConnectorResponse.Rejected(
                code,
                message,
                Localized.of(
                        "Sàn " + settings.platform() + " không nhận (" + code + "): " + message,
                        settings.platform() + " refuses it (" + code + "): " + message));
    }

    /** The class of the error only: its message may hold addresses, and those may hold secrets. */
    private ConnectorResponse noAnswer(Throwable error) {
        var kind = error.getClass().getSimpleName();
        return new ConnectorResponse.TryLater(
                null,
                Localized.of(
                        "Sàn " + settings.platform() + " không trả lời được (" + kind + ")",
                        settings.platform() + " gave no usable answer (" + kind + ")"));
    }

    private static boolean transientError(Throwable error) {
        return error instanceof WebClientException
                || error instanceof TimeoutException
                || error instanceof IOException
                || error instanceof DataBufferLimitException
                || error instanceof JacksonException;
    }

    private String message(byte[] received) {
        String text;
        try {
            text = settings.message().apply(json.readTree(received)).asString("");
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
        if (value.matches("[0-9]{1,9}")) {
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
