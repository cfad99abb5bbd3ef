package vn.sanvat.web;

import java.time.Duration;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webflux.api.OpenApiResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI description, for machines and for who tells it to people. It depends on the program alone, so it is made once, for the first who
 * asks, and away from the threads that answer: that takes seconds. Springdoc's own controller, which this takes the place of, makes it on
 * those threads, once more for each language that a caller makes up, and writes it with a mapper that it changes meanwhile.
 */
@Component
public class ApiDescription extends OpenApiResource {

    /** Where machines read it. */
    public static final String PATH = "/api/openapi.json";

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Mono<byte[]> json;
    private final JsonMapper mapper;

    ApiDescription(
            ObjectFactory<OpenAPIService> builders,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties settings,
            SpringDocProviders providers,
            SpringDocCustomizers customizers,
            JsonMapper mapper) {
        super(builders, requests, responses, operations, settings, providers, customizers);
        this.mapper = mapper;
        this.json = Mono.fromCallable(() -> writeJsonValue(getOpenApi(Locale.ROOT)))
                .subscribeOn(Schedulers.boundedElastic())
                .cache(made -> FOR_EVER, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The document as it stands at {@link #PATH}; not to be changed. */
    public Mono<byte[]> json() {
        return json;
    }

    /** The same document, read. */
    public Mono<JsonNode> tree() {
        return json.map(mapper::readTree);
    }

    /** Not asked for: the description names the base address. */
    @Override
    protected String getServerUrl(ServerHttpRequest request, String path) {
        return "";
    }
}
