package vn.sanvat.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.sanvat.ServiceTest;

/** Accounts for a test; they all have one password. */
@TestComponent
public class People {

    public static final IdentitySettings.SessionLimits LIMITS =
            new IdentitySettings.SessionLimits(Duration.ofHours(12), Duration.ofDays(7));

    public static final String PASSWORD = "only-for-tests-9k2d";

    /** Of {@link #PASSWORD}, at the lowest cost: tests sign in often. */
    private final String hash;

    private final ReactiveMongoTemplate mongo;

    People(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
        this.hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    }

    /** @return the name that signs in */
    public String account(Account.Role role, String... cooperatives) {
        return named("a-" + role.name().toLowerCase(Locale.ROOT), role, cooperatives);
    }

    public String named(String name, Account.Role role, String... cooperatives) {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        mongo.insert(Account.first(name, hash, at)
                        .as(new Account.Person("Người " + name, null, null), role, List.of(cooperatives), at))
                .block();
        return name;
    }

    /** @param name of one of these accounts, or of the administrator, who is always there */
    public static void signIn(HttpHeaders headers, String name) {
        headers.setBasicAuth(name, name.equals("admin") ? ServiceTest.ADMIN_PASSWORD : PASSWORD);
    }
}
