package vn.sanvat.identity.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.text.Sha256;
import vn.sanvat.web.Problem;

/** The keys with which programs sign in: the secret is told once, and only its hash is kept. */
@Component
public class AccessKeys {

    static final int MAX_OF_ACCOUNT = 10;

    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int MAX_NAME_LENGTH = 40;

    private final AccessKeyStore store;
    private final AccountStore accounts;
    private final AuditTrail trail;
    private final SecureRandom random;
    private final Clock clock;

    AccessKeys(AccessKeyStore store, AccountStore accounts, AuditTrail trail, SecureRandom random, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.trail = trail;
        this.random = random;
        this.clock = clock;
    }

    /** A key as it is told, once. */
    public record Made(AccessKey key, String secret) {

        /** Never with the secret. */
        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    /** Whether a name is that of a key, and not of an account. */
    public static boolean isKey(String name) {
        return name.indexOf('/') > 0;
    }

    /** The account whose key it is, if it may sign in; empty for a wrong secret and an unknown key alike. */
    public Mono<Account> account(String id, String secret) {
        return store.find(id)
                .filter(key -> MessageDigest.isEqual(bytes(key.secretHash()), bytes(Sha256.hex(bytes(secret)))))
                .flatMap(key -> accounts.find(key.account()))
                .filter(Account::active);
    }

    public Flux<AccessKey> ofAccount(String account) {
        return store.ofAccount(account);
    }

    /** Makes a key; one of the same name is void from now on. @throws Problem invalid for a bad name, conflict if there are too many */
    public Mono<Made> make(Account account, String name) {
        if (name.length() > MAX_NAME_LENGTH || !name.matches(NAME)) {
            return Mono.error(Problem.invalid(
                    "name",
                    "Tên khóa \"" + name + "\" chỉ gồm chữ thường không dấu, số và dấu nối, tối đa " + MAX_NAME_LENGTH
                            + " ký tự, ví dụ import",
                    "Key \"" + name + "\" may hold lower-case letters, digits and hyphens only, at most "
                            + MAX_NAME_LENGTH + ", such as import"));
        }
        var id = AccessKey.id(account.id(), name);
        return store.ofAccount(account.id())
                .filter(other -> !other.id().equals(id))
                .count()
                .filter(others -> others < MAX_OF_ACCOUNT)
                .switchIfEmpty(Mono.error(AccessKeys::tooMany))
                .flatMap(others -> made(id, account.id(), name))
                .delayUntil(made -> trail.doneTo(account.id()));
    }

    /** @return whether there was one */
    public Mono<Boolean> revoke(String account, String name) {
        return store.remove(AccessKey.id(account, name))
                .delayUntil(revoked -> revoked ? trail.doneTo(account) : Mono.empty());
    }

    private Mono<Made> made(String id, String account, String name) {
        var secret = Secrets.token(random);
        var now = clock.instant();
        return store.put(new AccessKey(id, account, name, Sha256.hex(bytes(secret)), now))
                .map(key -> new Made(key, secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem tooMany() {
        return Problem.conflict(
                "name",
                "Tài khoản đã có " + MAX_OF_ACCOUNT + " khóa; hãy thu hồi một khóa trước",
                "The account has " + MAX_OF_ACCOUNT + " keys; revoke one first");
    }
}
