package vn.sanvat.identity;

import java.util.Set;
import vn.sanvat.identity.Account.Role;

/**
 * What a role is shown beyond what everybody is: the one table of it. Which controllers a role may ask at all stands at each of them, in
 * {@link vn.sanvat.web.Audience}.
 */
public enum Permission {
    /** Working copies, what was never approved with all that hangs on it, and the warnings for who writes it. */
    SEE_DRAFTS(Role.ADMIN),

    /** Events of a lot whose diary is not published, and of goods that are no lot. */
    SEE_DIARIES(Role.ADMIN),

    /** Whole tax codes, who signs for a maker, who verified a paper and what he noted. */
    SEE_PERSONS(Role.ADMIN);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean of(Role role) {
        return roles.contains(role);
    }
}
