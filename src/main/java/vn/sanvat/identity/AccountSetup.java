package vn.sanvat.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.account.Secrets;
import vn.sanvat.identity.signin.PasswordHasher;
import vn.sanvat.identity.signin.Sessions;

/** Makes accounts with a password and without an invitation, for what sets a service up, and takes them away again. */
@Service
public class AccountSetup {

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final SecureRandom random;
    private final Clock clock;

    AccountSetup(AccountStore accounts, PasswordHasher passwords, Sessions sessions, SecureRandom random, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    /** @return its password, told this once; empty where there is an account of this id already */
    public Mono<String> make(String id, Account.Person person, Account.Role role, List<String> actsFor) {
        var password = Secrets.password(random);
        return accounts.find(id)
                .map(present -> "")
                .switchIfEmpty(Mono.defer(() -> passwords
                        .hash(password)
                        .flatMap(hash -> accounts.insert(
                                Account.first(id, hash, clock.instant()).as(person, role, actsFor, clock.instant())))
                        .thenReturn(password)
                        .onErrorReturn(DuplicateKeyException.class, "")))
                .filter(told -> !told.isEmpty());
    }

    /** Nobody signs in by it any more; its id stays with what was done by it. */
    public Mono<Void> erase(String id) {
        return accounts.find(id)
                .filter(account -> account.state() != Account.State.ERASED)
                .flatMap(account -> accounts.save(account.erased(clock.instant())))
                .flatMap(account -> sessions.endAll(account.id()));
    }
}
