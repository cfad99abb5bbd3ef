package vn.sanvat.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** Signs an account in by name and password, and slows down who guesses. */
@Component
class PasswordSignIn implements ReactiveAuthenticationManager {

    /** In the Reactor context: the address that the request came from. */
    static final String ADDRESS = PasswordSignIn.class.getName() + ".address";

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_PASSWORD_LENGTH = 200;

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Mono<String> decoy;

    PasswordSignIn(AccountStore accounts, Passwords passwords, SignIns signIns, SecureRandom random) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        var bytes = new byte[16];
        random.nextBytes(bytes);
        // An unknown name takes as long as a wrong password, so that names cannot be found out. Hashed once, then kept.
        this.decoy = passwords.hash(HexFormat.of().formatHex(bytes)).cache();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication given) {
        var name = given.getName();
        var password = String.valueOf(given.getCredentials());
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            return Mono.error(new BadCredentialsException("Beyond limits"));
        }
        return Mono.deferContextual(context -> {
            var guesser = context.getOrDefault(ADDRESS, "") + " " + name;
            return accounts.find(name)
                    .flatMap(account -> check(account, password, guesser))
                    .switchIfEmpty(Mono.defer(() -> refuseUnknown(password, guesser)));
        });
    }

    private Mono<Authentication> check(Account account, String password, String guesser) {
        if (signIns.verified(password, account.passwordHash())) {
            return Mono.just(signedIn(account));
        }
        return passwords.on(() -> {
            verify(account.passwordHash(), password, guesser);
            return signedIn(account);
        });
    }

    private Mono<Authentication> refuseUnknown(String password, String guesser) {
        return decoy.flatMap(hash -> passwords.on(() -> {
            verify(hash, password, guesser);
            throw new BadCredentialsException("Unknown");
        }));
    }

    /** Counts and checks on the thread that hashes, so that guesses made side by side are all counted. */
    private void verify(String hash, String password, String guesser) {
        if (signIns.verified(password, hash)) {
            return;
        }
        var wait = signIns.wait(guesser);
        if (wait.isPositive()) {
            throw Problem.of(
                            Kind.TOO_MANY,
                            null,
                            "Đăng nhập sai " + SignIns.MAX_FAILURES + " lần; hãy đợi " + (wait.toMinutes() + 1)
                                    + " phút",
                            SignIns.MAX_FAILURES + " failed sign-ins; wait " + (wait.toMinutes() + 1) + " minutes")
                    .retryAfter(wait);
        }
        if (!passwords.matchesNow(password, hash)) {
            signIns.failed(guesser);
            throw new BadCredentialsException("Wrong password");
        }
        signIns.succeeded(guesser);
        signIns.remember(password, hash);
    }

    private static Authentication signedIn(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.name(), null, List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
    }
}
