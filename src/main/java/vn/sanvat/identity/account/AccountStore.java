package vn.sanvat.identity.account;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.Permission;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.OrderKeys;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.text.EmailAddress;
import vn.sanvat.text.Folding;
import vn.sanvat.web.Page;

/** The accounts in the database, and the names by which they sign in. */
@Component
public class AccountStore implements Indexed {

    /** The folded name, by which lists are ordered; not part of the record. Of who has none, the id. */
    private static final String ORDER = "order";

    private final ReactiveMongoTemplate mongo;
    private final Clock clock;

    AccountStore(ReactiveMongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return "accounts";
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("createdAt", ASC).on("_id", ASC), new Index(ORDER, ASC).on("_id", ASC));
    }

    /**
     * @param role none for all
     * @param state none for all but those erased
     * @param among the makers, for one of which they act; none for all
     * @param roles of which they are
     */
    record Filter(
            @Nullable Role role,
            @Nullable State state,
            @Nullable Collection<String> among,
            Collection<Role> roles) {}

    public Mono<Account> find(String id) {
        return mongo.findById(id, Account.class);
    }

    /** By id, telephone number or e-mail address, as people type it. */
    public Mono<Account> named(String typed) {
        return find(typed).switchIfEmpty(Mono.defer(() -> holder(SignInName.of(typed))));
    }

    /** By the address as it is kept, and no other name. */
    public Mono<Account> withEmail(String typed) {
        return Mono.justOrEmpty(EmailAddress.parse(typed)).flatMap(email -> holder(SignInName.of(email)));
    }

    /** Whom a provider's name was given to. */
    public Mono<Account> of(Account.Subject subject) {
        return holder(SignInName.of(subject));
    }

    private Mono<Account> holder(String name) {
        return mongo.findById(name, SignInName.class)
                .flatMap(found -> find(found.account()).filter(found::isOf));
    }

    Mono<Page<Account>> list(Filter filter, Accounts.Order order, Page.Request request) {
        return PagedQuery.page(mongo, Account.class, Query.query(criteria(filter)), sorted(order), request);
    }

    /** As many as are asked for at most. */
    Flux<Account> all(Filter filter, Accounts.Order order, int max) {
        var query = Query.query(criteria(filter)).with(sorted(order)).limit(max);
        return mongo.find(query, Account.class);
    }

    /** All in one direction, so that an index of the same fields is read forwards or backwards. */
    private static Sort sorted(Accounts.Order order) {
        return switch (order) {
            case NAME -> Sort.by(ORDER, "_id");
            case NEWEST -> Sort.by(DESC, "createdAt", "_id");
            case OLDEST -> Sort.by("createdAt", "_id");
        };
    }

    private static Criteria criteria(Filter filter) {
        var criteria = where("role").in(filter.role() == null ? filter.roles() : List.of(filter.role()));
        criteria = filter.state() == null
                ? criteria.and("state").ne(State.ERASED)
                : criteria.and("state").is(filter.state());
        if (filter.among() != null) {
            criteria = criteria.and("actsFor").in(filter.among());
        }
        return criteria;
    }

    Flux<Account> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Account.class);
    }

    /** Those that may sign in, or will once they have taken up their invitation; the first made first. */
    public Flux<Account> actingFor(String cooperative, Role role, int limit) {
        var these = where("actsFor")
                .is(cooperative)
                .and("role")
                .is(role)
                .and("state")
                .nin(State.SUSPENDED, State.ERASED);
        return mongo.find(Query.query(these).with(Sort.by("createdAt", "_id")).limit(limit), Account.class);
    }

    /** Those of some roles that may sign in, or will once they have taken up their invitation; as many as are asked for at most. */
    public Flux<Account> active(Collection<Role> roles, int max) {
        var these = where("role").in(roles).and("state").nin(State.SUSPENDED, State.ERASED);
        return mongo.find(Query.query(these).with(Sort.by("createdAt", "_id")).limit(max), Account.class);
    }

    /** Whether another account that may sign in has a permission for every maker. */
    public Mono<Boolean> anotherWith(Permission permission, String than) {
        var roles = Arrays.stream(Role.values()).filter(permission::forAll).toList();
        return mongo.exists(
                Query.query(where("_id")
                        .ne(than)
                        .and("role")
                        .in(roles)
                        .and("state")
                        .nin(State.SUSPENDED, State.ERASED)
                        // Who was invited and has no password yet, nor came by a provider, can do nothing.
                        .orOperator(
                                where("passwordHash").exists(true),
                                where("subjects.0").exists(true))),
                Account.class);
    }

    /** @throws TakenException if another account has its telephone number or e-mail address */
    public Mono<Account> insert(Account account) {
        return take(account).then(mongo.insert(account));
    }

    /**
     * @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile
     * @throws TakenException if another account has its telephone number or e-mail address
     */
    public Mono<Account> save(Account account) {
        return take(account).then(mongo.save(account)).delayUntil(this::letGo);
    }

    /** A sign-in name that another account has. */
    static final class TakenException extends RuntimeException {

        private final boolean phone;

        TakenException(boolean phone) {
            super("A sign-in name is taken");
            this.phone = phone;
        }

        String field() {
            return phone ? "phone" : "email";
        }
    }

    private Mono<Void> take(Account account) {
        return Flux.fromIterable(SignInName.all(account))
                .concatMap(name -> take(name, account))
                .then();
    }

    private Mono<Void> take(String name, Account account) {
        var person = account.person();
        var phone = person != null && name.equals(person.phone());
        var ours = new SignInName(name, account.id(), clock.instant());
        return mongo.insert(ours)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> mongo.findById(name, SignInName.class)
                                .filterWhen(theirs -> free(theirs, ours))
                                .switchIfEmpty(Mono.error(new TakenException(phone)))
                                .flatMap(theirs -> mongo.save(ours)))
                .then();
    }

    /** One whose account has another by now, or never came to be. */
    private Mono<Boolean> free(SignInName theirs, SignInName ours) {
        if (theirs.account().equals(ours.account())) {
            return Mono.just(true);
        }
        return theirs.takenAt().plus(SignInName.WRITING).isAfter(ours.takenAt())
                ? Mono.just(false)
                : find(theirs.account()).filter(theirs::isOf).hasElement().map(held -> !held);
    }

    private Mono<Void> letGo(Account account) {
        var kept = SignInName.all(account);
        return mongo.remove(
                        Query.query(where("account").is(account.id()).and("_id").nin(kept)), SignInName.class)
                .then();
    }

    /** The folded name; it goes with the person. */
    @Component
    static class AccountOrder implements OrderKeys<Account> {

        @Override
        public Class<Account> type() {
            return Account.class;
        }

        @Override
        public String id(Account of) {
            return of.id();
        }

        @Override
        public String newest() {
            return ORDER;
        }

        @Override
        public Document keys(Account of) {
            var person = of.person();
            return new Document(ORDER, person == null ? Folding.fold(of.id()) : Folding.foldPerson(person.name()));
        }
    }
}
