package vn.sanvat.identity.signin;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccessKeys;

/**
 * HTTP Basic, for programs: with an access key, or with the password of an account that needs nothing beside it. It would else be a way
 * round the second factor.
 */
@Component
class BasicSignIn implements ReactiveAuthenticationManager {

    private final PasswordSignIn passwords;
    private final AccessKeys keys;
    private final SecondFactors secondFactors;

    BasicSignIn(PasswordSignIn passwords, AccessKeys keys, SecondFactors secondFactors) {
        this.passwords = passwords;
        this.keys = keys;
        this.secondFactors = secondFactors;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication given) {
        var name = given.getName();
        var secret = String.valueOf(given.getCredentials());
        var account = AccessKeys.isKey(name)
                ? keys.account(name, secret)
                : passwords.check(name, secret).filter(found -> !secondFactors.needed(found));
        return account.map(SessionSecurity::signedIn)
                .switchIfEmpty(
                        Mono.error(() -> new BadCredentialsException("No such key, or a password is not enough")));
    }
}
