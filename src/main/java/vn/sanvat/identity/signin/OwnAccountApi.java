package vn.sanvat.identity.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.FourEyes;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.account.AccessKey;
import vn.sanvat.identity.account.AccessKeys;
import vn.sanvat.web.Problem;

/** One's own account over HTTP. What is told once is asked for by PUT: an answer to a POST may be kept. */
@RestController
@Tag(name = "me", description = "One's own account · Tài khoản của mình")
@Needs(Permission.KEEP_OWN_ACCOUNT)
@RequestMapping("/api/me")
class OwnAccountApi {

    private final OwnAccount own;
    private final AccessKeys keys;
    private final FourEyes fourEyes;

    OwnAccountApi(OwnAccount own, AccessKeys keys, FourEyes fourEyes) {
        this.own = own;
        this.keys = keys;
        this.fourEyes = fourEyes;
    }

    /**
     * Who is signed in.
     *
     * @param permissions what the role may do, to some records at least
     * @param approvesOwn whether who may approve may approve what they handed in themselves
     * @param csrf what a browser sends along with every change, as {@code X-CSRF-Token}; none for a program
     */
    record Me(
            String id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            Role role,
            List<String> actsFor,
            List<Permission> permissions,
            boolean secondFactor,
            boolean approvesOwn,
            @Nullable String csrf) {

        /** Never with a name or a token: this may end in a log. */
        @Override
        public String toString() {
            return "Me[" + id + "]";
        }
    }

    record PasswordChange(String present, String wanted) {

        /** Never with the passwords. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    /** @param current whether it is the one that asks */
    record SessionAnswer(
            String id, String device, Instant createdAt, Instant seenAt, Instant endsAt, boolean current) {}

    /** @param user what a program gives as its name by HTTP Basic */
    record KeyAnswer(String name, String user, Instant createdAt) {

        static KeyAnswer of(AccessKey key) {
            return new KeyAnswer(key.name(), key.id(), key.createdAt());
        }
    }

    /** @param secret what it gives as its password; told this once */
    record NewKeyAnswer(String name, String user, String secret, Instant createdAt) {

        /** Never with the secret. */
        @Override
        public String toString() {
            return "NewKeyAnswer[" + user + "]";
        }
    }

    /**
     * @param secret for who types it into an app
     * @param uri for a QR code
     */
    record SecondFactorSetup(String secret, String uri) {

        /** Never with the secret. */
        @Override
        public String toString() {
            return "SecondFactorSetup";
        }
    }

    record Code(String code) {

        /** Never with the code. */
        @Override
        public String toString() {
            return "Code";
        }
    }

    record Password(String password) {

        /** Never with the password. */
        @Override
        public String toString() {
            return "Password";
        }
    }

    /** @param codes for who loses the app, each good once; told this once */
    record RecoveryCodes(List<String> codes) {

        /** Never with the codes. */
        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }

    @Operation(operationId = "whoAmI", summary = "Who is signed in · Tài khoản đang đăng nhập")
    @GetMapping
    Mono<Me> me(ServerWebExchange exchange) {
        return own.current()
                .zipWhen(account -> fourEyes.approvesOwn(account.id()))
                .flatMap(both -> csrf(exchange)
                        .map(token -> me(both.getT1(), both.getT2(), token))
                        .switchIfEmpty(Mono.fromSupplier(() -> me(both.getT1(), both.getT2(), null))));
    }

    /** None for a program, which has no session that another site's page could use. */
    private Mono<String> csrf(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return own.currentSession(exchange).filter(id -> !id.isEmpty()).flatMap(id -> token.map(CsrfToken::getToken));
    }

    private static Me me(Account account, boolean approvesOwn, @Nullable String csrf) {
        var person = account.person();
        return new Me(
                account.id(),
                person == null ? null : person.name(),
                person == null ? null : person.phone(),
                person == null ? null : person.email(),
                account.role(),
                account.actsFor(),
                Arrays.stream(Permission.values())
                        .filter(permission -> permission.forSome(account.role()))
                        .toList(),
                account.secondFactor() != null,
                approvesOwn,
                csrf);
    }

    @Operation(operationId = "changeOwnPassword", summary = "Change one's password · Đổi mật khẩu")
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(ServerWebExchange exchange, @RequestBody PasswordChange change) {
        return own.changePassword(exchange, change.present(), change.wanted());
    }

    @Operation(operationId = "listOwnSessions", summary = "Where one is signed in · Nơi đang đăng nhập")
    @GetMapping("/sessions")
    Flux<SessionAnswer> sessions(ServerWebExchange exchange) {
        return own.currentSession(exchange)
                .flatMapMany(current -> own.sessions()
                        .map(session -> new SessionAnswer(
                                session.id(),
                                session.device(),
                                session.createdAt(),
                                session.seenAt(),
                                session.endsAt(),
                                session.id().equals(current))));
    }

    @Operation(operationId = "endOwnSession", summary = "Sign out somewhere · Đăng xuất một nơi")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endSession(@PathVariable String id) {
        return own.endSession(id)
                .filter(ended -> ended)
                .switchIfEmpty(Mono.error(
                        () -> Problem.notFound(null, "Không có phiên đăng nhập này", "There is no such session")))
                .then();
    }

    @Operation(operationId = "endOwnSessions", summary = "Sign out everywhere · Đăng xuất mọi nơi")
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endSessions() {
        return own.endAllSessions();
    }

    @Operation(operationId = "listOwnAccessKeys", summary = "List one's access keys · Các khóa truy cập")
    @GetMapping("/keys")
    Flux<KeyAnswer> keys() {
        return own.current()
                .flatMapMany(account -> keys.ofAccount(account.id()))
                .map(KeyAnswer::of);
    }

    /** A key of the same name is void from then on. The secret is told in this answer, and never again. */
    @Operation(operationId = "makeOwnAccessKey", summary = "Make an access key · Tạo khóa truy cập")
    @PutMapping("/keys/{name}")
    Mono<ResponseEntity<NewKeyAnswer>> makeKey(@PathVariable String name) {
        return own.current()
                .flatMap(account -> keys.make(account, name))
                .map(made -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new NewKeyAnswer(
                                made.key().name(),
                                made.key().id(),
                                made.secret(),
                                made.key().createdAt())));
    }

    @Operation(operationId = "revokeOwnAccessKey", summary = "Revoke an access key · Thu hồi khóa truy cập")
    @DeleteMapping("/keys/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revokeKey(@PathVariable String name) {
        return own.current()
                .flatMap(account -> keys.revoke(account.id(), name))
                .filter(revoked -> revoked)
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound("name", "Không có khóa \"" + name + "\"", "There is no key \"" + name + "\"")))
                .then();
    }

    @Operation(operationId = "beginSecondFactor", summary = "Begin a second factor · Bắt đầu bật mã xác nhận")
    @PutMapping("/second-factor")
    Mono<ResponseEntity<SecondFactorSetup>> beginSecondFactor(ServerWebExchange exchange) {
        return own.beginSecondFactor(exchange)
                .map(setup -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new SecondFactorSetup(setup.secret(), setup.uri())));
    }

    @Operation(operationId = "setUpSecondFactor", summary = "Set up the second factor · Bật mã xác nhận")
    @PutMapping("/second-factor/code")
    Mono<ResponseEntity<RecoveryCodes>> setUpSecondFactor(ServerWebExchange exchange, @RequestBody Code code) {
        return own.setUpSecondFactor(exchange, code.code())
                .map(codes ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RecoveryCodes(codes)));
    }

    @Operation(operationId = "removeSecondFactor", summary = "Remove the second factor · Tắt mã xác nhận")
    @PutMapping("/second-factor/removed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeSecondFactor(@RequestBody Password password) {
        return own.removeSecondFactor(password.password()).then();
    }
}
