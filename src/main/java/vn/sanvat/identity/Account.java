package vn.sanvat.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vn.sanvat.store.NotPublic;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed at the sign-in; not a person's name
 * @param passwordHash with the algorithm's id before it, such as {@code {bcrypt}…}
 */
@NotPublic
@Document("accounts")
public record Account(
        @Id String name, @Version long revision, String passwordHash, Role role, Instant createdAt, Instant updatedAt) {

    /** Who may do what: an administrator may do everything. */
    public enum Role {
        ADMIN;

        /** As Spring Security names it. */
        GrantedAuthority authority() {
            return new SimpleGrantedAuthority("ROLE_" + this);
        }

        static @Nullable Role of(Collection<? extends GrantedAuthority> authorities) {
            return Arrays.stream(values())
                    .filter(role -> authorities.contains(role.authority()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Never with the hash: this may end in a log. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
