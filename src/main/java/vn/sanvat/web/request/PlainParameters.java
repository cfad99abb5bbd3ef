package vn.sanvat.web.request;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Problem;

/** Controllers see the parameters of addresses and the fields of forms as {@link PlainText} reads them; none of these is opaque. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after the cache, whose keys are addresses as they were sent
class PlainParameters implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var form = MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(contentType(request));
        return chain.filter(form || request.getURI().getRawQuery() != null ? new PlainExchange(exchange) : exchange);
    }

    private static @Nullable MediaType contentType(ServerHttpRequest request) {
        try {
            return request.getHeaders().getContentType();
        } catch (RuntimeException malformed) {
            // Said by whoever reads the body.
            return null;
        }
    }

    private static MultiValueMap<String, String> read(
            MultiValueMap<String, String> given, UnaryOperator<String> reading) {
        var read = new LinkedMultiValueMap<String, String>();
        given.forEach((name, values) -> values.forEach(value -> read.add(name, plain(value, reading))));
        return read;
    }

    /** A name without "=" has no value. */
    private static @Nullable String plain(@Nullable String value, UnaryOperator<String> reading) {
        return value == null ? null : reading.apply(value);
    }

    private static final class PlainExchange extends ServerWebExchangeDecorator {

        private final ServerHttpRequest request;
        private final Mono<MultiValueMap<String, String>> form;

        PlainExchange(ServerWebExchange exchange) {
            super(exchange);
            this.request = new PlainRequest(exchange.getRequest());
            this.form = exchange.getFormData()
                    .onErrorMap(
                            IllegalArgumentException.class,
                            malformed -> Problem.invalid(
                                    "body",
                                    "Biểu mẫu viết sai: % phải kèm hai chữ số thập lục phân",
                                    "The form is malformed: a % needs two hexadecimal digits"))
                    .map(fields -> read(fields, PlainText::of))
                    .cache();
        }

        @Override
        public ServerHttpRequest getRequest() {
            return request;
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return form;
        }
    }

    private static final class PlainRequest extends ServerHttpRequestDecorator {

        private final MultiValueMap<String, String> parameters;

        PlainRequest(ServerHttpRequest request) {
            super(request);
            this.parameters = read(request.getQueryParams(), PlainText::line);
        }

        @Override
        public MultiValueMap<String, String> getQueryParams() {
            return parameters;
        }
    }
}
