package vn.sanvat.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;

/**
 * Who is asking.
 *
 * @param account the account's name; none for the public
 */
public record Viewer(@Nullable String account) {

    private static final Viewer PUBLIC = new Viewer(null);

    /** Whoever sent the present request; the public where nobody is signed in. */
    public static Mono<Viewer> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(authentication -> authentication.isAuthenticated())
                .map(authentication -> new Viewer(authentication.getName()))
                .defaultIfEmpty(PUBLIC);
    }

    /** True if private fields may be shown: of this accounts, all may see them. */
    public boolean signedIn() {
        return account != null;
    }

    /** Whom a record names as having done something; the service itself where nobody is signed in. */
    public String name() {
        return account == null ? "sanvat" : account;
    }
}
