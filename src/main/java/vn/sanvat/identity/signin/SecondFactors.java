package vn.sanvat.identity.signin;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.SecondFactor;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.IdentitySettings;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.audit.AccountEvent;

/** Sets up and checks what is asked for after the password. */
@Component
public class SecondFactors {

    private final AccountStore accounts;
    private final TimeCodes codes;
    private final IdentitySettings settings;
    private final AuditTrail trail;
    private final Clock clock;

    SecondFactors(AccountStore accounts, TimeCodes codes, IdentitySettings settings, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether the account has one, or must set one up. */
    public boolean needed(Account account) {
        return account.secondFactor() != null || required(account);
    }

    public boolean required(Account account) {
        return settings.secondFactorRequired() && !account.role().ofMakers();
    }

    /** A code of the app, or one for who has lost it; either is good once. @return whether it was right */
    public Mono<Boolean> check(Account account, String typed) {
        var factor = account.secondFactor();
        if (factor == null) {
            return Mono.just(false);
        }
        var step = codes.step(factor.secret(), typed, factor.usedStep(), clock.instant());
        if (step.isPresent()) {
            return used(account, new SecondFactor(factor.secret(), step.getAsLong(), factor.recoveryHashes()));
        }
        var hash = TimeCodes.recoveryHash(typed);
        return factor.recoveryHashes().contains(hash)
                ? used(
                                account,
                                new SecondFactor(
                                        factor.secret(),
                                        factor.usedStep(),
                                        factor.recoveryHashes().stream()
                                                .filter(other -> !other.equals(hash))
                                                .toList()))
                        .delayUntil(right ->
                                right ? trail.happened(account.id(), AccountEvent.RECOVERY_CODE_USED) : Mono.empty())
                : Mono.just(false);
    }

    /** Of two who send the same code at once one is let in: the account has another revision for the second. */
    private Mono<Boolean> used(Account account, SecondFactor factor) {
        return accounts.save(account.with(factor, clock.instant()))
                .thenReturn(true)
                .onErrorReturn(OptimisticLockingFailureException.class, false);
    }

    public String newSecret() {
        return codes.newSecret();
    }

    /** @return the codes for who loses the app, told this once; empty for a wrong code */
    public Mono<List<String>> setUp(Account account, String secret, String typed) {
        OptionalLong step = codes.step(secret, typed, 0, clock.instant());
        if (step.isEmpty()) {
            return Mono.empty();
        }
        var recovery = codes.newRecoveryCodes();
        return accounts.save(account.with(TimeCodes.factor(secret, step.getAsLong(), recovery), clock.instant()))
                .thenReturn(recovery);
    }

    public Mono<Account> remove(Account account) {
        return accounts.save(account.with((SecondFactor) null, clock.instant()));
    }
}
