package vn.sanvat.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Permission.Reach;
import vn.sanvat.web.Problem;

/**
 * Who is asking.
 *
 * @param account the account's id; none for the public
 * @param role none for the public
 * @param cooperatives the ids of the makers that the account acts for
 */
public record Viewer(@Nullable String account, Account.@Nullable Role role, Set<String> cooperatives) {

    private static final Viewer PUBLIC = new Viewer(null, null, Set.of());

    /** Whoever sent the present request; the public where nobody is signed in. */
    public static Mono<Viewer> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Viewer::of)
                .defaultIfEmpty(PUBLIC);
    }

    public static Viewer of(Authentication authentication) {
        return authentication.isAuthenticated() && authentication.getPrincipal() instanceof Account account
                ? new Viewer(account.id(), account.role(), Set.copyOf(account.actsFor()))
                : PUBLIC;
    }

    public boolean signedIn() {
        return account != null;
    }

    /** Whether they may do it to the records of every maker. */
    public boolean mayForAll(Permission permission) {
        return reach(permission) == Reach.ALL;
    }

    /** Whether they may do it to the records of some maker, or of all. */
    public boolean mayForSome(Permission permission) {
        return reach(permission) != Reach.NONE;
    }

    /** Whether they may do it to the records of a maker. */
    public boolean may(Permission permission, String cooperative) {
        return switch (reach(permission)) {
            case NONE -> false;
            case OWN -> cooperatives.contains(cooperative);
            case ALL -> true;
        };
    }

    /** @throws Problem forbidden, if they may not do it to the records of a maker */
    public void need(Permission permission, String cooperative) {
        if (!may(permission, cooperative)) {
            throw notAllowed();
        }
    }

    /** Whom a record names as having done something; the service itself where nobody is signed in. */
    public String name() {
        return account == null ? "sanvat" : account;
    }

    /** For who may know that a record is there; for others it is not. Decision 0029. */
    public static Problem notAllowed() {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                null,
                "Tài khoản này không có quyền làm việc đó",
                "This account may not do that");
    }

    private Reach reach(Permission permission) {
        return role == null ? Reach.NONE : permission.of(role);
    }
}
