package vn.sanvat.identity.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.audit.AccountEvent;
import vn.sanvat.identity.audit.RefusedSignIns;
import vn.sanvat.identity.signin.SignInThrottle.Guesser;
import vn.sanvat.web.ClientAddress;

/** Signs an account in by name and password, and slows down who guesses. */
@Component
public class PasswordSignIn {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_PASSWORD_LENGTH = 200;

    private static final Duration TURN = Duration.ofMillis(100);

    /** Ten seconds: browsers and people wait for that long. */
    private static final int MAX_TURNS = 100;

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final VerifiedPasswords verified;
    private final SignInThrottle throttle;
    private final RefusedSignIns refusals;
    private final Mono<String> decoy;

    PasswordSignIn(
            AccountStore accounts,
            PasswordHasher passwords,
            VerifiedPasswords verified,
            SignInThrottle throttle,
            RefusedSignIns refusals,
            SecureRandom random) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.verified = verified;
        this.throttle = throttle;
        this.refusals = refusals;
        var bytes = new byte[16];
        random.nextBytes(bytes);
        // An unknown name takes as long as a wrong password, so that names cannot be found out. Hashed once, then kept.
        this.decoy = passwords.hash(HexFormat.of().formatHex(bytes)).cache();
    }

    /**
     * @param name an id, a telephone number or an e-mail address, as people type it
     * @return the account
     * @throws BadCredentialsException for a wrong password, an unknown name, and an account that may not sign in, which are not told apart
     */
    public Mono<Account> check(String name, String password) {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            return Mono.error(new BadCredentialsException("Beyond limits"));
        }
        return Mono.deferContextual(context -> {
            ClientAddress from = context.get(ClientAddress.class);
            return accounts.named(name)
                    .filter(account -> account.active() && account.passwordHash() != null)
                    .flatMap(account -> check(new Guesser(from.network(), account.id()), password, account)
                            .thenReturn(account))
                    .switchIfEmpty(Mono.defer(() -> refuseUnknown(new Guesser(from.network(), name), password)));
        });
    }

    private Mono<Void> check(Guesser guesser, String password, Account account) {
        return check(guesser, password, Objects.requireNonNull(account.passwordHash(), "it was filtered"))
                .doOnError(BadCredentialsException.class, wrong -> refused(guesser, account));
    }

    private void refused(Guesser guesser, Account account) {
        refusals.add(account.id(), AccountEvent.PASSWORD_REFUSED);
        if (throttle.failures(guesser) >= SignInThrottle.MAX_FAILURES) {
            refusals.add(account.id(), AccountEvent.GUESSING_SLOWED);
        }
    }

    private Mono<Account> refuseUnknown(Guesser guesser, String password) {
        return decoy.flatMap(hash -> check(guesser, password, hash))
                .then(Mono.error(() -> new BadCredentialsException("Unknown")));
    }

    /** Who has signed in from there waits for nobody; all others for their turn. */
    private Mono<Void> check(Guesser guesser, String password, String hash) {
        return verified.verified(guesser.network(), password, hash)
                ? Mono.empty()
                : Mono.using(
                        () -> throttle.enter(guesser),
                        place -> inTurn(guesser, password, hash),
                        place -> throttle.leave(place));
    }

    private Mono<Void> inTurn(Guesser guesser, String password, String hash) {
        return Mono.defer(() -> {
                    // The same password may have been verified while this one waited.
                    if (verified.verified(guesser.network(), password, hash)) {
                        return Mono.<Void>empty();
                    }
                    return throttle.begin(guesser)
                            ? hashed(guesser, password, hash).doFinally(end -> throttle.end(guesser))
                            : Mono.error(new NotYetException());
                })
                // By chance, and not first come first served: who guesses comes first more often.
                .retryWhen(Retry.fixedDelay(MAX_TURNS, TURN).jitter(0.5).filter(NotYetException.class::isInstance))
                .onErrorMap(Exceptions::isRetryExhausted, e -> SignInThrottle.tooMany());
    }

    private Mono<Void> hashed(Guesser guesser, String password, String hash) {
        return passwords
                .on(() -> {
                    if (!passwords.matchesNow(password, hash)) {
                        throttle.failed(guesser);
                        throw new BadCredentialsException("Wrong password");
                    }
                    throttle.succeeded(guesser);
                    verified.remember(guesser.network(), password, hash);
                    return true;
                })
                .then();
    }

    /** Others of the same network are being checked, or have just guessed wrong. */
    private static final class NotYetException extends RuntimeException {}
}
