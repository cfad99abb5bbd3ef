package vn.sanvat.web.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Localized;
import vn.sanvat.web.ApiPath;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;
import vn.sanvat.web.ProblemPage;
import vn.sanvat.web.RequestId;

/** Answers every error as RFC 9457 problem details, or as a page where a person with a browser asked for one. */
@Component
@Order(-2) // before Boot's own, which is -1
class ProblemHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** Of Spring Boot. */
    private static final String ACTUATOR = "/actuator/";

    private final JsonMapper mapper;
    private final ObjectProvider<ProblemPage> pages;

    ProblemHandler(JsonMapper mapper, ObjectProvider<ProblemPage> pages) {
        this.mapper = mapper;
        this.pages = pages;
    }

    /** @param instance the path that was asked for; absent where it could not be read */
    record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String instance,
            @Nullable String field,
            List<Item> errors,
            @Nullable String requestId) {

        record Item(
                @Nullable String field, String vi, @Nullable String en) {}

        static Body of(Problem problem, Locale locale, @Nullable String instance, @Nullable String requestId) {
            var first = problem.faults().getFirst();
            return new Body(
                    problem.kind().type(),
                    problem.kind().title().in(locale),
                    problem.kind().status().value(),
                    first.says().in(locale),
                    instance,
                    first.field(),
                    problem.faults().stream()
                            .map(fault -> new Item(
                                    fault.field(),
                                    fault.says().vi(),
                                    fault.says().en()))
                            .toList(),
                    requestId);
        }
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        var response = exchange.getResponse();
        if (Disconnections.is(thrown)) {
            // Nobody is there to be told, and nobody here has made a mistake.
            LOG.debug("The connection has ended", thrown);
            response.setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR);
            return Mono.empty();
        }
        if (response.isCommitted()) {
            return Mono.error(thrown);
        }
        var problem = ExceptionTranslator.of(thrown);
        if (problem.kind() == Kind.INTERNAL) {
            RequestId.logged(exchange, () -> LOG.error("Unexpected error", thrown));
        }
        prepare(response, problem, thrown);
        var page = wantsPage(exchange) ? pages.getIfAvailable() : null;
        return (page == null ? write(exchange, problem) : page.render(exchange, problem))
                .onErrorComplete(ProblemHandler::answeredByTheServer);
    }

    /** The server itself refuses a body that turns out to be no HTTP, while we work for it; what we could say comes too late. */
    private static boolean answeredByTheServer(Throwable thrown) {
        return thrown instanceof IllegalStateException && "Status and headers already sent".equals(thrown.getMessage());
    }

    private static void prepare(ServerHttpResponse response, Problem problem, Throwable thrown) {
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.ETAG);
        headers.setCacheControl("no-store");
        headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatusCode(problem.kind().status());
        if (thrown instanceof ErrorResponse answer) {
            // Such as Allow of a 405 and Accept of a 415.
            answer.getHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        }
        if (problem.kind() == Kind.TOO_SLOW) {
            // The rest of the body is not waited for.
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (ApiPath.holds(request) || request.getPath().value().startsWith(ACTUATOR)) {
            return false;
        }
        return accepted(exchange).stream()
                .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
    }

    private static List<MediaType> accepted(ServerWebExchange exchange) {
        try {
            return exchange.getRequest().getHeaders().getAccept();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var locale = localeOf(exchange);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLanguage(locale);
        var path = exchange.getRequest().getPath().value();
        var bytes = mapper.writeValueAsBytes(Body.of(problem, locale, path, RequestId.of(exchange)));
        response.getHeaders().setContentLength(bytes.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    /** English where it was asked for, Vietnamese otherwise. */
    private static Locale localeOf(ServerWebExchange exchange) {
        var asked = exchange.getLocaleContext().getLocale();
        return asked != null && asked.getLanguage().equals("en") ? Locale.ENGLISH : Localized.VIETNAMESE;
    }
}
