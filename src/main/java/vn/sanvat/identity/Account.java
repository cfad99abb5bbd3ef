package vn.sanvat.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed at the sign-in; not a person's name
 * @param passwordHash with the algorithm's id before it, such as {@code {bcrypt}…}
 * @param cooperatives the ids of the makers that a member or a manager acts for
 */
@NotPublic
@Document("accounts")
public record Account(
        @Id String name,
        @Version long revision,
        String passwordHash,
        Role role,
        List<String> cooperatives,
        Instant createdAt,
        Instant updatedAt) {

    @PersistenceCreator
    static Account stored(
            String name,
            long revision,
            String passwordHash,
            Role role,
            @Nullable List<String> cooperatives,
            Instant createdAt,
            Instant updatedAt) {
        // The first accounts were of administrators, and named none.
        var makers = cooperatives == null ? List.<String>of() : cooperatives;
        return new Account(name, revision, passwordHash, role, makers, createdAt, updatedAt);
    }

    /** As what somebody works; what each may do is {@link Permission}. */
    public enum Role {
        /** Of a cooperative. */
        MEMBER,
        /** Of a cooperative. */
        MANAGER,
        /** Of the department. */
        OFFICER,
        /** Of the department. */
        HEAD,
        /** Of the service. */
        ADMIN
    }

    /** Never with the hash: this may end in a log. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
