package vn.sanvat.identity.provider;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a provider was asked in the asking browser, so that whichever instance hears the answer knows it, and nobody fills the
 * database with questions. It is sealed (AES-GCM) under the client secrets, which all instances have: no browser can read or change it.
 */
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
class AuthorizationRequestCookie implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String NAME = "sanvat-provider";

    /** The page of ours to which the way leads, among a request's attributes. */
    static final String NEXT = "next";

    private static final String PATH = "/sign-in";

    /** A person who signs in at the provider first. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final int MAX_LENGTH = 3_000;

    /** Random keys need no random salt; it must be the same on each instance. */
    private static final String SALT = "73616e7661742d70726f7669646572";

    private final SignInProviders providers;
    private final BytesEncryptor seal;
    private final JsonMapper mapper;
    private final Clock clock;

    AuthorizationRequestCookie(SignInProviders providers, JsonMapper mapper, Clock clock) {
        this.providers = providers;
        this.seal = Encryptors.stronger(providers.secrets(), SALT);
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What is not known of a registration; all of it is random but the first and the last two. */
    private record Kept(
            String registration, String state, String nonce, String verifier, String next, long endsAtSecond) {

        /** Never with what protects the answer. */
        @Override
        public String toString() {
            return "Kept[" + registration + "]";
        }
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(opened(exchange))
                .filter(kept -> clock.instant().getEpochSecond() < kept.endsAtSecond())
                .flatMap(kept -> providers
                        .findByRegistrationId(kept.registration())
                        .map(registration -> request(registration, kept)));
    }

    private @Nullable Kept opened(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(NAME);
        if (cookie == null || cookie.getValue().length() > MAX_LENGTH) {
            return null;
        }
        try {
            return mapper.readValue(seal.decrypt(Base64.getUrlDecoder().decode(cookie.getValue())), Kept.class);
        } catch (IllegalArgumentException | IllegalStateException | JacksonException altered) {
            return null;
        }
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Kept kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(kept.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        kept.registration(),
                        OidcParameterNames.NONCE,
                        kept.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        kept.verifier(),
                        NEXT,
                        kept.next()))
                .build();
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            var kept = new Kept(
                    attribute(request, OAuth2ParameterNames.REGISTRATION_ID),
                    String.valueOf(request.getState()),
                    attribute(request, OidcParameterNames.NONCE),
                    attribute(request, PkceParameterNames.CODE_VERIFIER),
                    attribute(request, NEXT),
                    clock.instant().plus(GOOD_FOR).getEpochSecond());
            var value = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(seal.encrypt(mapper.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8)));
            set(exchange, value, GOOD_FOR);
        });
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        String value = request.getAttribute(name);
        if (value == null) {
            throw new IllegalStateException("A request without " + name);
        }
        return value;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            set(exchange, "", Duration.ZERO);
            return loadAuthorizationRequest(exchange);
        });
    }

    private static void set(ServerWebExchange exchange, String value, Duration maxAge) {
        exchange.getResponse()
                .getCookies()
                .set(
                        NAME,
                        ResponseCookie.from(NAME, value)
                                .path(PATH)
                                .httpOnly(true)
                                .secure("https"
                                        .equalsIgnoreCase(
                                                exchange.getRequest().getURI().getScheme()))
                                // The provider leads back by a link, which is another site's; stricter ones would stay
                                // away.
                                .sameSite("Lax")
                                .maxAge(maxAge)
                                .build());
    }
}
