package vn.sanvat.identity.provider;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks a provider who somebody is, and checks its answer, both with Spring's own client: state, nonce, PKCE and the token are its. */
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
public class ProviderClient {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClient.class);

    /** For the token, the keys, and what else the provider says of a person. */
    private static final Duration MAX_ANSWER = Duration.ofSeconds(20);

    private static final Set<String> BEGIN_AGAIN =
            Set.of("authorization_request_not_found", "invalid_state_parameter", "invalid_nonce", "invalid_grant");
    private static final Set<String> ITS_OWN_TROUBLE =
            Set.of("server_error", "temporarily_unavailable", "invalid_token_response", "invalid_user_info_response");

    private final AuthorizationRequestCookie asked;
    private final DefaultServerOAuth2AuthorizationRequestResolver requests;
    private final ServerOAuth2AuthorizationCodeAuthenticationTokenConverter answers;
    private final ReactiveAuthenticationManager tokens;

    ProviderClient(SignInProviders providers, AuthorizationRequestCookie asked) {
        this.asked = asked;
        // Its own address is never asked for: a controller says where one begins.
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(providers, pathMatchers("/sign-in/with/*"));
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.answers = new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(providers);
        answers.setAuthorizationRequestRepository(asked);
        this.tokens = new OidcAuthorizationCodeReactiveAuthenticationManager(
                new WebClientReactiveAuthorizationCodeTokenResponseClient(), new OidcReactiveOAuth2UserService());
    }

    /** Why a provider's answer says of nobody who it is. */
    public enum Failure {
        /** The person did not want to. */
        CANCELLED,
        /** The answer belongs to no question that this browser has asked; or it came too late. */
        BEGIN_AGAIN,
        /** The provider does not answer, or not as it should. */
        AWAY,
        /** What it answers is not good: not signed by it, not for us, too old. */
        NOT_TRUSTED
    }

    /** Says why. */
    public static final class FailedException extends RuntimeException {

        private final Failure failure;

        FailedException(Failure failure, Throwable cause) {
            super(failure.name(), cause);
            this.failure = failure;
        }

        public Failure failure() {
            return failure;
        }
    }

    /**
     * Who somebody is.
     *
     * @param next the page of ours to which the way leads
     */
    public record Answer(OidcUser user, String next) {

        /** Never with a person's data. */
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** @return the provider's page to which the browser goes; empty for a provider that is not configured. @throws FailedException if it is away */
    public Mono<URI> begin(ServerWebExchange exchange, String registration, String next) {
        return requests.resolve(exchange, registration)
                .map(request -> OAuth2AuthorizationRequest.from(request)
                        .attributes(attributes -> attributes.put(AuthorizationRequestCookie.NEXT, next))
                        .build())
                .delayUntil(request -> asked.saveAuthorizationRequest(request, exchange))
                .map(request -> URI.create(request.getAuthorizationRequestUri()))
                .onErrorMap(e -> failed(registration, e));
    }

    /** @throws FailedException if the answer says of nobody who it is */
    public Mono<Answer> answer(ServerWebExchange exchange, String registration) {
        return answers.convert(exchange)
                .cast(OAuth2AuthorizationCodeAuthenticationToken.class)
                .filter(token ->
                        token.getClientRegistration().getRegistrationId().equals(registration))
                .switchIfEmpty(Mono.error(() -> new OAuth2AuthorizationException(
                        new org.springframework.security.oauth2.core.OAuth2Error("invalid_state_parameter"))))
                .flatMap(tokens::authenticate)
                .cast(OAuth2LoginAuthenticationToken.class)
                .timeout(MAX_ANSWER)
                .map(token -> new Answer(
                        (OidcUser) Objects.requireNonNull(token.getPrincipal()),
                        Objects.requireNonNull(token.getAuthorizationExchange()
                                .getAuthorizationRequest()
                                .getAttribute(AuthorizationRequestCookie.NEXT))))
                .onErrorMap(e -> failed(registration, e));
    }

    private static FailedException failed(String registration, Throwable e) {
        var failure = failure(e);
        if (failure == Failure.AWAY || failure == Failure.NOT_TRUSTED) {
            // Never the message: it may quote what the provider says of a person.
            LOG.warn(
                    "Sign-in by {} failed: {}, {} {}",
                    registration,
                    failure,
                    e.getClass().getSimpleName(),
                    code(e));
        }
        return new FailedException(failure, e);
    }

    private static Failure failure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebClientRequestException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException) {
                return Failure.AWAY;
            }
        }
        var code = code(e);
        if (code.equals("access_denied")) {
            return Failure.CANCELLED;
        }
        if (BEGIN_AGAIN.contains(code)) {
            return Failure.BEGIN_AGAIN;
        }
        return ITS_OWN_TROUBLE.contains(code) || code.isEmpty() ? Failure.AWAY : Failure.NOT_TRUSTED;
    }

    private static String code(Throwable e) {
        return switch (e) {
            case OAuth2AuthenticationException refused -> refused.getError().getErrorCode();
            case OAuth2AuthorizationException refused -> refused.getError().getErrorCode();
            default -> "";
        };
    }
}
