package vn.sanvat.identity.guard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.ApiDescription;
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

    private static final String PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http, ReactiveAuthenticationManager signIn, AudienceGuard audiences) {
        return http.authenticationManager(signIn)
                // No session, no cookie; CredentialsGuard looks at where a change comes from. Each request would
                // else make a session, only to see that nothing is remembered in it.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .httpBasic(basic -> basic.authenticationEntryPoint((exchange, e) -> signInNeeded(exchange)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((exchange, e) -> signInNeeded(exchange))
                                .accessDeniedHandler((exchange, e) -> Mono.error(Viewer.notAllowed())))
                .authorizeExchange(rules -> rules(rules, audiences))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void rules(AuthorizeExchangeSpec rules, AudienceGuard audiences) {
        // What is not a controller of ours, and so bears no mark.
        rules.pathMatchers("/actuator/health/**")
                .permitAll()
                .pathMatchers("/actuator/**")
                .access(AudienceGuard.needing(Permission.OPERATE))
                .pathMatchers(ApiDescription.PATH)
                .permitAll()
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
        if (ApiPath.holds(request)) {
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
                                "Việc này cần đăng nhập bằng tài khoản (HTTP Basic)",
                                "This needs an account (HTTP Basic)"));
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
