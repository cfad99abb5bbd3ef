package vn.sanvat.identity.guard;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.identity.signin.SessionSecurity;
import vn.sanvat.web.ApiPath;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** Who is asked who he is, and the headers that keep browsers safe. Who may ask what stands at each controller: {@link AudienceGuard}. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** Everything from this host only, and no script or style within a page. */
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** What may not be done by following a link. */
    private static final ServerWebExchangeMatcher CHANGES =
            new NegatedServerWebExchangeMatcher(new OrServerWebExchangeMatcher(
                    pathMatchers(HttpMethod.GET, "/**"),
                    pathMatchers(HttpMethod.HEAD, "/**"),
                    pathMatchers(HttpMethod.OPTIONS, "/**")));

    private static final String PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager programs,
            SessionSecurity sessions,
            AudienceGuard audiences) {
        return http.authenticationManager(programs)
                // Spring's own session would be made by each request, only to see that nothing is remembered in it.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .csrf(csrf -> csrf(csrf, sessions, audiences))
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .securityContextRepository(sessions)
                .httpBasic(basic -> basic.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationEntryPoint((exchange, e) -> signInNeeded(exchange)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((exchange, e) -> signInNeeded(exchange))
                                .accessDeniedHandler((exchange, e) -> Mono.error(Viewer.notAllowed())))
                .authorizeExchange(rules -> rules(rules, audiences))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** A browser sends its cookie along with whatever request; only a page of ours knows the token. What anybody may do needs none. */
    private static void csrf(CsrfSpec csrf, SessionSecurity sessions, AudienceGuard audiences) {
        csrf.csrfTokenRepository(sessions)
                .requireCsrfProtectionMatcher(exchange -> CHANGES.matches(exchange)
                        .filter(MatchResult::isMatch)
                        .filter(changes ->
                                !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION))
                        .filterWhen(changes -> sessions.acts(exchange))
                        .filterWhen(changes -> audiences.accountNeeded(exchange))
                        .switchIfEmpty(MatchResult.notMatch()))
                .accessDeniedHandler(
                        (exchange, e) -> Mono.error(
                                Problem.of(
                                        Kind.OUTDATED_PAGE,
                                        SessionSecurity.CSRF_HEADER,
                                        "Trang đã cũ hoặc yêu cầu không gửi từ trang của chúng tôi; hãy tải lại trang rồi thử lại",
                                        "The page is out of date, or the request does not come from a page of ours; load it again and retry")));
    }

    private static void rules(AuthorizeExchangeSpec rules, AudienceGuard audiences) {
        // What is not a controller of ours, and so bears no mark.
        rules.pathMatchers("/actuator/health/**")
                .permitAll()
                .pathMatchers("/actuator/**")
                .access(AudienceGuard.needing(Permission.OPERATE))
                .anyExchange()
                .access(audiences);
    }

    private static void headers(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicy(policy -> policy.policy(PERMISSIONS))
                // Each answer says itself for how long it is good.
                .cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable);
    }

    private static Mono<Void> signInNeeded(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        // A browser would ask by a window of its own, over a page of ours that can say it better.
        if (ApiPath.holds(request) && !request.getHeaders().containsHeader("Sec-Fetch-Mode")) {
            exchange.getResponse()
                    .getHeaders()
                    .set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Sanvat\", charset=\"UTF-8\"");
        }
        return Mono.error(
                request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                        ? Problem.of(
                                Kind.UNAUTHENTICATED,
                                HttpHeaders.AUTHORIZATION,
                                "Sai tên hoặc mật khẩu",
                                "The name or the password is wrong")
                        : Problem.of(
                                Kind.UNAUTHENTICATED,
                                HttpHeaders.AUTHORIZATION,
                                "Việc này cần đăng nhập",
                                "This needs an account; sign in"));
    }

    /** Lot numbers may hold a slash, a percent sign or a semicolon, and a Digital Link carries them encoded. Paths are matched by segments. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        // Known or not: a method that an address does not have is answered with those that it has.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler rejectedRequests() {
        return (exchange, rejected) -> Mono.error(Problem.of(
                Kind.INVALID,
                null,
                "Địa chỉ, tiêu đề hoặc phương thức có ký tự không được phép",
                "The address, a header or the method has characters that are not allowed"));
    }
}
