package vn.sanvat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description, for who tells it to people. */
@Component
public class ApiDescription {

    /** Where machines read it. */
    public static final String PATH = "/api/openapi.json";

    private final OpenApiWebfluxResource descriptions;
    private final JsonMapper mapper;

    ApiDescription(OpenApiWebfluxResource descriptions, JsonMapper mapper) {
        this.descriptions = descriptions;
        this.mapper = mapper;
    }

    /** The document as it stands at {@link #PATH}. */
    public Mono<JsonNode> read(ServerHttpRequest request) {
        return Mono.defer(() -> {
                    try {
                        // No path to cut off: the library cuts as many characters from whatever this host was called.
                        return descriptions.openapiJson(request, "", Locale.ROOT);
                    } catch (JsonProcessingException e) {
                        return Mono.error(e);
                    }
                })
                .map(mapper::readTree);
    }
}
