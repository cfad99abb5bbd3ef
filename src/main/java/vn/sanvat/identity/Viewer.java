package vn.sanvat.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;

/**
 * Who is asking.
 *
 * @param account the account's name; none for the public
 * @param role none for the public
 */
public record Viewer(@Nullable String account, Account.@Nullable Role role) {

    private static final Viewer PUBLIC = new Viewer(null, null);

    /** Whoever sent the present request; the public where nobody is signed in. */
    public static Mono<Viewer> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(Authentication::isAuthenticated)
                .map(Viewer::of)
                .defaultIfEmpty(PUBLIC);
    }

    private static Viewer of(Authentication authentication) {
        return new Viewer(authentication.getName(), Account.Role.of(authentication.getAuthorities()));
    }

    public boolean signedIn() {
        return account != null;
    }

    public boolean may(Permission right) {
        return role != null && right.of(role);
    }

    /** Whom a record names as having done something; the service itself where nobody is signed in. */
    public String name() {
        return account == null ? "sanvat" : account;
    }
}
