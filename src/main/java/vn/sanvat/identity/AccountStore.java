package vn.sanvat.identity;

import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accounts by their name, which is their key. */
@Component
class AccountStore {

    private final ReactiveMongoTemplate mongo;

    AccountStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    Mono<Account> find(String name) {
        return mongo.findById(name, Account.class);
    }

    Mono<Account> insert(Account account) {
        return mongo.insert(account);
    }

    Mono<Account> save(Account account) {
        return mongo.save(account);
    }
}
