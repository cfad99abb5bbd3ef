package vn.sanvat.identity;

import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.audit.AccountEvent;
import vn.sanvat.identity.audit.RefusedSignIns;
import vn.sanvat.identity.signin.PasswordSignIn;
import vn.sanvat.identity.signin.SecondFactors;
import vn.sanvat.identity.signin.Session;
import vn.sanvat.identity.signin.Sessions;
import vn.sanvat.identity.signin.TimeCodes;
import vn.sanvat.web.Problem;

/** How a person signs in with a browser: a password, and a code where the account needs one. Each step answers at which stage the browser is. */
@Service
public class SignIn {

    /** After that many wrong codes the password is asked for again, which is slowed down. */
    private static final int MAX_WRONG_CODES = 5;

    private final PasswordSignIn passwords;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final AccountStore accounts;
    private final AuditTrail trail;
    private final RefusedSignIns refusals;

    SignIn(
            PasswordSignIn passwords,
            SecondFactors secondFactors,
            Sessions sessions,
            AccountStore accounts,
            AuditTrail trail,
            RefusedSignIns refusals) {
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.accounts = accounts;
        this.trail = trail;
        this.refusals = refusals;
    }

    /** How far a browser has come. */
    public enum Stage {
        /** The password was right, and a code is asked for. */
        CODE,
        /** The password was right, and a second factor must be set up. */
        SET_UP,
        COMPLETE
    }

    /**
     * What an app that shows codes must be told.
     *
     * @param secret in base 32, for who types it
     * @param uri for a QR code
     */
    public record Setup(String secret, String uri) {

        /** Never with the secret: this may end in a log. */
        @Override
        public String toString() {
            return "Setup";
        }
    }

    /** At which stage the browser is; empty where nobody has signed in. */
    public Mono<Stage> stage(ServerWebExchange exchange) {
        return sessions.of(exchange)
                .filterWhen(session ->
                        accounts.find(session.account()).map(Account::active).defaultIfEmpty(false))
                .map(Session::stage);
    }

    /** @throws Problem unauthenticated for a wrong name or password, too many while others guess */
    public Mono<Stage> password(ServerWebExchange exchange, String name, String password) {
        return passwords
                .check(name, password)
                .onErrorMap(BadCredentialsException.class, wrong -> wrongPassword())
                .flatMap(account -> begin(exchange, account, stageAfterFirstFactor(account)));
    }

    /** Whoever was found to be this account's owner. */
    Mono<Stage> begin(ServerWebExchange exchange, Account account, Stage stage) {
        return begin(exchange, account, stage, AccountEvent.SIGNED_IN);
    }

    /** @param how it is written down once it is complete */
    Mono<Stage> begin(ServerWebExchange exchange, Account account, Stage stage, AccountEvent how) {
        return sessions.begin(exchange, account.id(), stage)
                .map(Session::stage)
                .delayUntil(begun -> begun == Stage.COMPLETE ? trail.happened(account.id(), how) : Mono.empty());
    }

    /** After a password, or what is in its place. */
    Stage stageAfterFirstFactor(Account account) {
        if (account.secondFactor() != null) {
            return Stage.CODE;
        }
        return secondFactors.needed(account) ? Stage.SET_UP : Stage.COMPLETE;
    }

    /** @throws Problem unauthenticated for a wrong code, or where there was no password before it, or too long ago */
    public Mono<Stage> code(ServerWebExchange exchange, String code) {
        return at(exchange, Stage.CODE)
                .flatMap(session -> account(session)
                        .filterWhen(account -> secondFactors.check(account, code))
                        .switchIfEmpty(wrongCode(exchange, session))
                        .flatMap(account -> begin(exchange, account, Stage.COMPLETE)));
    }

    /** The same one each time, until it is set up. @throws Problem unauthenticated, where there is nothing to set up */
    public Mono<Setup> setup(ServerWebExchange exchange) {
        return at(exchange, Stage.SET_UP)
                .flatMap(session -> account(session)
                        .zipWith(
                                secret(session),
                                (account, secret) -> new Setup(secret, TimeCodes.uri(secret, account))));
    }

    private Mono<String> secret(Session session) {
        var secret = session.secret();
        if (secret != null) {
            return Mono.just(secret);
        }
        var drawn = secondFactors.newSecret();
        return sessions.secret(session, drawn).thenReturn(drawn);
    }

    /** @return the codes for who loses the app, told this once; the browser is signed in. @throws Problem unauthenticated for a wrong code */
    public Mono<List<String>> setUp(ServerWebExchange exchange, String code) {
        return at(exchange, Stage.SET_UP)
                .filter(session -> session.secret() != null)
                .switchIfEmpty(Mono.error(SignIn::signInAgain))
                .flatMap(session -> account(session)
                        .flatMap(account -> secondFactors
                                .setUp(account, Objects.requireNonNull(session.secret(), "it was filtered"), code)
                                .delayUntil(codes -> trail.happened(account.id(), AccountEvent.SECOND_FACTOR_SET_UP)
                                        .then(begin(exchange, account, Stage.COMPLETE))))
                        .switchIfEmpty(wrongCode(exchange, session)));
    }

    public Mono<Void> out(ServerWebExchange exchange) {
        return sessions.end(exchange);
    }

    private Mono<Session> at(ServerWebExchange exchange, Stage stage) {
        return sessions.of(exchange)
                .filter(session -> session.stage() == stage)
                .switchIfEmpty(Mono.error(SignIn::signInAgain));
    }

    private Mono<Account> account(Session session) {
        return accounts.find(session.account()).filter(Account::active).switchIfEmpty(Mono.error(SignIn::signInAgain));
    }

    private <T> Mono<T> wrongCode(ServerWebExchange exchange, Session session) {
        return Mono.defer(() -> {
            refusals.add(session.account(), AccountEvent.CODE_REFUSED);
            return session.failures() + 1 >= MAX_WRONG_CODES
                    ? sessions.end(exchange).then(Mono.error(SignIn::signInAgain))
                    : sessions.failed(session).then(Mono.error(SignIn::wrongCode));
        });
    }

    private static Problem wrongPassword() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "password",
                "Sai tên đăng nhập hoặc mật khẩu",
                "The name or the password is wrong");
    }

    private static Problem wrongCode() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "code",
                "Mã không đúng hoặc đã dùng rồi; hãy chờ mã mới rồi nhập lại",
                "The code is wrong or was used already; wait for a new one and try again");
    }

    private static Problem signInAgain() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                null,
                "Đã quá lâu hoặc sai nhiều lần; hãy đăng nhập lại từ đầu",
                "That was too long ago, or wrong too often; sign in again from the beginning");
    }
}
