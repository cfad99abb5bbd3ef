package vn.sanvat.identity.provider;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.identity.ProviderSignIn;
import vn.sanvat.web.PublicUrls;

/**
 * The providers that {@code spring.security.oauth2.client} names. Spring's own repository asks each for its addresses while the service
 * starts, and a provider that is away would keep everybody out; this one asks when somebody wants to sign in by it.
 */
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class SignInProviders implements ReactiveClientRegistrationRepository {

    /** To which a provider sends people back, with a registration's id behind it. */
    public static final String CALLBACK = "/sign-in/from/";

    private static final Duration MAX_DISCOVERY = Duration.ofSeconds(10);

    /** For that long its addresses are taken to be what they were. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Map<String, Registration> configured;
    private final Map<String, Mono<ClientRegistration>> registrations = new LinkedHashMap<>();

    SignInProviders(OAuth2ClientProperties properties, PublicUrls urls) {
        this.configured = new TreeMap<>(properties.getRegistration());
        configured.forEach((id, registration) -> {
            if (registration.getClientSecret() == null
                    || registration.getClientSecret().isEmpty()) {
                throw new IllegalArgumentException("spring.security.oauth2.client.registration." + id
                        + ".client-secret is missing; a provider knows this service by it");
            }
            registrations.put(
                    id,
                    Mono.fromCallable(() -> discovered(id, properties, urls))
                            .subscribeOn(Schedulers.boundedElastic())
                            .timeout(MAX_DISCOVERY)
                            .cache(found -> KEPT, failed -> Duration.ZERO, () -> Duration.ZERO));
        });
    }

    /** By their ids. */
    public List<ProviderSignIn.Provider> all() {
        return configured.entrySet().stream()
                .map(entry -> {
                    var name = entry.getValue().getClientName();
                    return new ProviderSignIn.Provider(entry.getKey(), name == null ? entry.getKey() : name);
                })
                .toList();
    }

    /** What all instances know and nobody else does. */
    String secrets() {
        return configured.values().stream().map(Registration::getClientSecret).collect(Collectors.joining("\n"));
    }

    /** Empty for one that is not configured; fails while the provider does not tell its addresses. */
    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return registrations.getOrDefault(id, Mono.empty());
    }

    private static ClientRegistration discovered(String id, OAuth2ClientProperties properties, PublicUrls urls) {
        var one = new OAuth2ClientProperties();
        one.getRegistration().put(id, properties.getRegistration().get(id));
        one.getProvider().putAll(properties.getProvider());
        var found = Objects.requireNonNull(
                new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
        var scopes = new TreeSet<>(found.getScopes() == null ? List.of() : found.getScopes());
        scopes.addAll(List.of(OidcScopes.OPENID, OidcScopes.EMAIL));
        return ClientRegistration.withClientRegistration(found)
                .scope(scopes)
                // Not by the request's own address, which is another one behind a proxy.
                .redirectUri(urls.url(CALLBACK + id))
                .build();
    }
}
