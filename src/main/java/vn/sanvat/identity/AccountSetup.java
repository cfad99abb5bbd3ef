package vn.sanvat.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.signin.PasswordHasher;

/** Makes accounts with a password and without an invitation, for what sets a service up. */
@Service
public class AccountSetup {

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final Clock clock;

    AccountSetup(AccountStore accounts, PasswordHasher passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @return whether it was made; not where there is one of this id already */
    public Mono<Boolean> make(
            String id, Account.Person person, Account.Role role, List<String> actsFor, String password) {
        return accounts.find(id)
                .map(present -> false)
                .switchIfEmpty(Mono.defer(() -> passwords
                        .hash(password)
                        .flatMap(hash -> accounts.insert(
                                Account.first(id, hash, clock.instant()).as(person, role, actsFor, clock.instant())))
                        .thenReturn(true)
                        .onErrorReturn(DuplicateKeyException.class, false)));
    }
}
