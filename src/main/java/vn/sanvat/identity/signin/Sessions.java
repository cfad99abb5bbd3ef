package vn.sanvat.identity.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.IdentitySettings;
import vn.sanvat.identity.SignIn.Stage;
import vn.sanvat.identity.account.Secrets;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Sha256;

/** Begins, finds and ends sessions. */
@Component
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** One is shown, and ended, among so many; those used longest ago end by themselves. */
    static final int MAX_SHOWN = 50;

    /** Between a password and its code. */
    private static final Duration HALF_WAY = Duration.ofMinutes(15);

    /** Not at each request: a write costs more than a read. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final int MAX_DEVICE_LENGTH = 200;
    private static final String ASKED = Sessions.class.getName();

    private final SessionStore store;
    private final IdentitySettings settings;
    private final SecureRandom random;
    private final Clock clock;

    Sessions(SessionStore store, IdentitySettings settings, SecureRandom random, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The session of a request, at whatever stage; looked for once. */
    public Mono<Session> of(ServerWebExchange exchange) {
        Mono<Session> asked = exchange.getAttribute(ASKED);
        if (asked != null) {
            return asked;
        }
        var found = find(SessionCookie.token(exchange.getRequest())).cache();
        exchange.getAttributes().put(ASKED, found);
        return found;
    }

    private Mono<Session> find(@Nullable String token) {
        if (token == null) {
            return Mono.empty();
        }
        return store.find(Sha256.hex(token)).filter(this::lives).delayUntil(this::seen);
    }

    private boolean lives(Session session) {
        var now = clock.instant();
        return now.isBefore(session.endsAt())
                && now.isBefore(session.seenAt().plus(settings.session().idle()));
    }

    private Mono<Void> seen(Session session) {
        var now = clock.instant();
        return now.isBefore(session.seenAt().plus(SEEN_EVERY)) ? Mono.empty() : store.seen(session.id(), now);
    }

    /** A new session in the place of the one that the browser had, so that nobody can have known its token before. */
    public Mono<Session> begin(ServerWebExchange exchange, String account, Stage stage) {
        var token = Secrets.token(random);
        var now = clock.instant();
        var lasts = stage == Stage.COMPLETE ? settings.session().longest() : HALF_WAY;
        var session = new Session(
                Sha256.hex(token),
                account,
                stage,
                Secrets.token(random),
                null,
                0,
                device(exchange),
                now,
                now,
                now.plus(lasts));
        return end(exchange).then(store.insert(session)).doOnNext(begun -> {
            SessionCookie.give(exchange, token, lasts);
            exchange.getAttributes().put(ASKED, Mono.just(begun));
        });
    }

    /** Ends the one that the browser has, if it has one. */
    public Mono<Void> end(ServerWebExchange exchange) {
        var token = SessionCookie.token(exchange.getRequest());
        SessionCookie.take(exchange);
        exchange.getAttributes().put(ASKED, Mono.empty());
        return token == null ? Mono.empty() : store.remove(Sha256.hex(token)).then();
    }

    public Mono<Void> failed(Session session) {
        return store.failed(session.id());
    }

    public Mono<Void> secret(Session session, String secret) {
        return store.secret(session.id(), secret);
    }

    public Flux<Session> ofAccount(String account) {
        return store.ofAccount(account, MAX_SHOWN).filter(this::lives);
    }

    public Mono<Boolean> end(String id, String account) {
        return store.remove(id, account);
    }

    /** Of whoever may not sign in any more, or has another password. */
    public Mono<Void> endAll(String account) {
        return endOthers(account, "");
    }

    /** @param than the id of the one that stays; empty for none */
    public Mono<Void> endOthers(String account, String than) {
        return store.removeAll(account, than);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    Mono<Void> sweep() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> {
                    var now = clock.instant();
                    return store.removeEnded(now, now.minus(settings.session().idle()));
                }),
                LOG,
                "Sessions that have ended stay");
    }

    private static String device(ServerWebExchange exchange) {
        var agent = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        var text = agent == null ? "" : PlainText.line(agent);
        return text.length() > MAX_DEVICE_LENGTH ? text.substring(0, MAX_DEVICE_LENGTH) : text;
    }
}
