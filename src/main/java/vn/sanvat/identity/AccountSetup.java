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

/** Makes accounts without an invitation, for what sets a service up, and takes them away again. */
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

    /** Makes one with which nobody can sign in yet, where there is none of this id; messages reach it. */
    public Mono<Void> make(String id, Account.Person person, Account.Role role, List<String> actsFor) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> accounts.insert(Account.invited(id, person, role, actsFor, now, now)))
                .onErrorResume(DuplicateKeyException.class, present -> Mono.empty())
                .then();
    }

    /** Any password before it is good no more. @return the new one, told this once; empty where nobody may sign in by it */
    public Mono<String> givePassword(String id) {
        var password = Secrets.password(random);
        return accounts.find(id)
                .filter(Account::active)
                .flatMap(account -> passwords
                        .hash(password)
                        .flatMap(hash -> accounts.save(account.withPassword(hash, clock.instant()))))
                .map(account -> password);
    }

    /** Nobody signs in by it any more; its id stays with what was done by it. */
    public Mono<Void> erase(String id) {
        return accounts.find(id)
                .filter(account -> account.state() != Account.State.ERASED)
                .flatMap(account -> accounts.save(account.erased(clock.instant())))
                .flatMap(account -> sessions.endAll(account.id()));
    }
}
