package vn.sanvat.identity.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.account.AccountStore;

/** Who a session signs in, and what its changes must bear, for Spring Security. The account is read each time: who is suspended is out at once. */
@Component
public class SessionSecurity implements ServerSecurityContextRepository, ServerCsrfTokenRepository {

    public static final String CSRF_HEADER = "X-CSRF-Token";
    public static final String CSRF_FIELD = "csrf";

    private final Sessions sessions;
    private final AccountStore accounts;

    SessionSecurity(Sessions sessions, AccountStore accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return sessions.of(exchange)
                .filter(Session::complete)
                .flatMap(session -> accounts.find(session.account()))
                .filter(Account::active)
                .map(account -> new SecurityContextImpl(signedIn(account)));
    }

    static Authentication signedIn(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
    }

    /** Sessions are begun by who signs in, and by nothing else. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    /** Whether the browser's own session acts, so that another site's page could have it act too. */
    public Mono<Boolean> acts(ServerWebExchange exchange) {
        return sessions.of(exchange).hasElement();
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return sessions.of(exchange).map(session -> token(session.csrf()));
    }

    /** For who has no session: there is nothing that it could protect. */
    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.just(token("none"));
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.empty();
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(CSRF_HEADER, CSRF_FIELD, value);
    }
}
