package vn.sanvat.identity.signin;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.SignIn.Setup;
import vn.sanvat.identity.Viewer;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.account.PasswordRules;
import vn.sanvat.web.Problem;

/** What everybody may do with the account that they are signed in to. */
@Service
class OwnAccount {

    private final AccountStore accounts;
    private final Sessions sessions;
    private final PasswordSignIn passwords;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final SecondFactors secondFactors;
    private final AuditTrail trail;
    private final Clock clock;

    OwnAccount(
            AccountStore accounts,
            Sessions sessions,
            PasswordSignIn passwords,
            PasswordHasher hasher,
            PasswordRules rules,
            SecondFactors secondFactors,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.hasher = hasher;
        this.rules = rules;
        this.secondFactors = secondFactors;
        this.trail = trail;
        this.clock = clock;
    }

    /** The account as it is now. */
    Mono<Account> current() {
        return Viewer.current().flatMap(viewer -> accounts.find(viewer.name()));
    }

    /** Signs out everywhere else. @throws Problem invalid for a wrong or a bad password */
    Mono<Void> changePassword(ServerWebExchange exchange, String present, String wanted) {
        return current()
                .delayUntil(account -> confirmed(account, "present", present))
                .doOnNext(account -> rules.check("wanted", wanted, account))
                .zipWhen(account -> hasher.hash(wanted))
                .flatMap(both -> accounts.save(both.getT1().withPassword(both.getT2(), clock.instant())))
                .flatMap(account -> endOthers(exchange, account));
    }

    private Mono<Void> endOthers(ServerWebExchange exchange, Account account) {
        return currentSession(exchange).flatMap(own -> sessions.endOthers(account.id(), own));
    }

    /** Its id; empty for a program, which has none. */
    Mono<String> currentSession(ServerWebExchange exchange) {
        return sessions.of(exchange).map(Session::id).defaultIfEmpty("");
    }

    Flux<Session> sessions() {
        return Viewer.current().flatMapMany(viewer -> sessions.ofAccount(viewer.name()));
    }

    /** @return whether there was one */
    Mono<Boolean> endSession(String id) {
        return Viewer.current()
                .flatMap(viewer -> sessions.end(id, viewer.name())
                        .delayUntil(ended -> ended ? trail.doneTo(viewer.name()) : Mono.empty()));
    }

    Mono<Void> endAllSessions() {
        return Viewer.current().flatMap(viewer -> sessions.endAll(viewer.name()).then(trail.doneTo(viewer.name())));
    }

    /** What an app must be told; nothing is asked for before the first code came back. @throws Problem conflict without a session, or where one is set up */
    Mono<Setup> beginSecondFactor(ServerWebExchange exchange) {
        return current()
                .filter(account -> account.secondFactor() == null)
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        null,
                        "Đã bật mã xác nhận; hãy tắt trước khi cài lại",
                        "A second factor is set up; remove it first")))
                .zipWith(session(exchange))
                .flatMap(both -> {
                    var secret = secondFactors.newSecret();
                    return sessions.secret(both.getT2(), secret)
                            .thenReturn(new Setup(secret, TimeCodes.uri(secret, both.getT1())));
                });
    }

    /** @return the codes for who loses the app, told this once. @throws Problem invalid for a wrong code, conflict where nothing was begun */
    Mono<List<String>> setUpSecondFactor(ServerWebExchange exchange, String code) {
        return current()
                .zipWith(session(exchange)
                        .filter(session -> session.secret() != null)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict(
                                null, "Hãy lấy mã QR mới rồi thử lại", "Begin again with a new QR code"))))
                .flatMap(both -> secondFactors.setUp(
                        both.getT1(), Objects.requireNonNull(both.getT2().secret(), "it was filtered"), code))
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "code", "Mã không đúng; hãy chờ mã mới", "The code is wrong; wait for a new one")));
    }

    /** @throws Problem invalid for a wrong password, conflict where the office needs one */
    Mono<Account> removeSecondFactor(String password) {
        return current()
                .delayUntil(account -> confirmed(account, "password", password))
                .filter(account -> !secondFactors.required(account))
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        null,
                        "Đơn vị yêu cầu mã xác nhận cho vai trò này",
                        "The office requires a second factor for this role")))
                .flatMap(secondFactors::remove);
    }

    private Mono<Session> session(ServerWebExchange exchange) {
        return sessions.of(exchange)
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        null, "Việc này cần đăng nhập bằng trình duyệt", "This needs a browser that is signed in")));
    }

    private Mono<Account> confirmed(Account account, String field, String password) {
        return passwords
                .check(account.id(), password)
                .onErrorMap(
                        BadCredentialsException.class,
                        wrong -> Problem.invalid(
                                field, "Mật khẩu hiện tại không đúng", "The present password is wrong"));
    }
}
