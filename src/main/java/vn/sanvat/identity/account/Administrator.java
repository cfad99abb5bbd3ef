package vn.sanvat.identity.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.IdentitySettings;
import vn.sanvat.identity.signin.PasswordHasher;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.text.Localized;

/**
 * Makes the account {@code admin} at the first start. Its password is the one that was set, or a random one that is shown once: only
 * its hash is kept. Setting another one and starting again changes it, which is also the way back in for who has lost it.
 */
@Component
@EnableConfigurationProperties(IdentitySettings.class)
@Order(StartUpTask.RECORDS)
public class Administrator implements StartUpTask, StartUpNotice {

    static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final IdentitySettings settings;
    private final SecureRandom random;
    private final Clock clock;
    private final AtomicReference<String> toShow = new AtomicReference<>("");

    public Administrator(
            AccountStore accounts,
            PasswordHasher passwords,
            IdentitySettings settings,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Mono<Void> run() {
        return accounts.find(NAME)
                .flatMap(this::withPasswordThatWasSet)
                .switchIfEmpty(Mono.defer(this::make))
                .then();
    }

    private Mono<Account> withPasswordThatWasSet(Account account) {
        var set = settings.adminPassword();
        if (set == null) {
            return Mono.just(account);
        }
        var hash = account.passwordHash();
        return (hash == null ? Mono.just(false) : passwords.matches(set, hash))
                .flatMap(same -> same ? Mono.just(account) : change(account, set));
    }

    private Mono<Account> change(Account account, String password) {
        return passwords
                .hash(password)
                .flatMap(hash -> accounts.save(account.withPassword(hash, clock.instant())))
                .doOnNext(changed -> LOG.info("The password of {} was changed to the one that is set", NAME));
    }

    private Mono<Account> make() {
        var set = settings.adminPassword();
        var password = set == null ? Secrets.password(random) : set;
        var now = clock.instant();
        return passwords
                .hash(password)
                .flatMap(hash -> accounts.insert(Account.first(NAME, hash, now)))
                .doOnNext(made -> {
                    if (set == null) {
                        toShow.set(password);
                    }
                })
                // Another instance that starts at the same time was faster, and has shown its password.
                .onErrorResume(DuplicateKeyException.class, twin -> accounts.find(NAME));
    }

    /** Once: it is printed, never logged, and then forgotten. */
    @Override
    public List<Localized> lines() {
        var password = toShow.getAndSet("");
        return password.isEmpty()
                ? List.of()
                : List.of(Localized.of(
                        "Tài khoản quản trị: " + NAME + ", mật khẩu: " + password
                                + " (chỉ hiện một lần này, hãy ghi lại)",
                        "Administrator: " + NAME + ", password: " + password + " (shown this once, write it down)"));
    }
}
