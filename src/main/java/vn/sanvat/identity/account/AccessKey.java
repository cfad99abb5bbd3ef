package vn.sanvat.identity.account;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * With what a program signs in for an account.
 *
 * @param id what it gives as its name: the account's id, a slash, the key's name
 * @param secretHash SHA-256 of what it gives as its password: 256 random bits need no slower one
 */
@NotPublic
@Document("access-keys")
public record AccessKey(@Id String id, String account, String name, String secretHash, Instant createdAt) {

    static String id(String account, String name) {
        return account + "/" + name;
    }

    /** Never with the hash: this may end in a log. */
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
