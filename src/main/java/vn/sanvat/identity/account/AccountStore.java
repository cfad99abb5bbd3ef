package vn.sanvat.identity.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Arrays;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Permission;

/** Accounts by their name, which is their key. */
@Component
public class AccountStore {

    private final ReactiveMongoTemplate mongo;

    AccountStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Mono<Account> find(String name) {
        return mongo.findById(name, Account.class);
    }

    /** Whether an account of another name has a permission for every maker. */
    public Mono<Boolean> anotherWith(Permission permission, String than) {
        var roles = Arrays.stream(Account.Role.values())
                .filter(role -> permission.of(role) == Permission.Reach.ALL)
                .toList();
        return mongo.exists(Query.query(where("_id").ne(than).and("role").in(roles)), Account.class);
    }

    Mono<Account> insert(Account account) {
        return mongo.insert(account);
    }

    public Mono<Account> save(Account account) {
        return mongo.save(account);
    }
}
