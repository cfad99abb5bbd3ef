package vn.sanvat.identity.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Person;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.KnownMakers;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.identity.signin.Sessions;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Folding;
import vn.sanvat.text.RandomIds;
import vn.sanvat.web.Faults;
import vn.sanvat.web.NamePart;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/**
 * Who has an account. Nobody gives or changes a role above his own, or manages the people of a maker that is not his; and nobody suspends
 * himself or changes his own role.
 */
@Service
class Accounts {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_MAKERS = 20;
    /** Accounts in which a name is looked for; the first in the order that is asked for. */
    private static final int MAX_SEARCHED = 5_000;

    private final AccountStore store;
    private final AccessKeyStore keys;
    private final PasswordLinkStore links;
    private final Sessions sessions;
    private final KnownMakers makers;
    private final SecureRandom random;
    private final Clock clock;
    private final Resends resends;

    Accounts(
            AccountStore store,
            AccessKeyStore keys,
            PasswordLinkStore links,
            Sessions sessions,
            KnownMakers makers,
            SecureRandom random,
            Clock clock,
            Resends resends) {
        this.store = store;
        this.keys = keys;
        this.links = links;
        this.sessions = sessions;
        this.makers = makers;
        this.random = random;
        this.clock = clock;
        this.resends = resends;
    }

    /** What is asked for, as it was typed. */
    record Draft(
            String name, @Nullable String phone, @Nullable String email, Role role, List<String> actsFor) {

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "Draft[" + role + "]";
        }
    }

    /** What is taken. */
    private record Checked(Person person, Role role, List<String> actsFor) {}

    /** In which order accounts come. */
    enum Order {
        NAME,
        NEWEST,
        OLDEST
    }

    /** Those that whoever asks may manage. */
    Mono<Page<Account>> list(
            String typed,
            @Nullable Role role,
            @Nullable State state,
            @Nullable String cooperative,
            Order order,
            Viewer by,
            Page.Request request) {
        var roles = Arrays.stream(Role.values())
                .filter(other -> by.mayForSome(managing(other)))
                .toList();
        var own = by.mayForAll(Permission.MANAGE_PEOPLE_OF_MAKERS) ? null : by.cooperatives();
        if (cooperative != null && own != null && !own.contains(cooperative)) {
            return Mono.error(Viewer.notAllowed());
        }
        if (role != null && !roles.contains(role)) {
            return Mono.error(Viewer.notAllowed());
        }
        var among = cooperative == null ? own : List.of(cooperative);
        var filter = new AccountStore.Filter(role, state, among, roles);
        var part = NamePart.folded(typed);
        return part == null ? store.list(filter, order, request) : named(part, filter, order, request);
    }

    /** Names are folded here and not in the database, which knows nothing of tones: an office has hundreds of people, not more. */
    private Mono<Page<Account>> named(String part, AccountStore.Filter filter, Order order, Page.Request request) {
        return store.all(filter, order, MAX_SEARCHED)
                .filter(account -> isNamed(account.person(), part))
                .collectList()
                .map(found -> Page.among(found, request));
    }

    private static boolean isNamed(@Nullable Person person, String part) {
        return person != null
                && Stream.of(person.name(), person.phone(), person.email())
                        .anyMatch(text -> text != null && Folding.fold(text).contains(part));
    }

    /** Names for ids that records hold. */
    Flux<Account> named(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** One that whoever asks may manage. @throws Problem not found for one of other makers, forbidden for a role that he does not manage */
    Mono<Account> managed(String id, Viewer by) {
        return store.find(id)
                .filter(account -> account.state() != State.ERASED)
                .filter(account -> by.mayForAll(managing(account.role()))
                        || !account.role().ofMakers()
                        || account.actsFor().stream().anyMatch(by.cooperatives()::contains))
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .doOnNext(account -> mayGive(by, account.role(), account.actsFor()));
    }

    /** @throws Problem invalid for a wrong draft, conflict for a name that another has, forbidden for a role above one's own */
    Mono<Account> create(Draft draft, Viewer by) {
        return Mono.deferContextual(context -> {
            var createdAt = KeyedRequest.createdAt(context, clock);
            var id = "a" + RandomIds.brief(KeyedRequest.random(context, random));
            var made = checked(draft, by)
                    .flatMap(checked -> store.insert(Account.invited(
                            id, checked.person(), checked.role(), checked.actsFor(), createdAt, clock.instant())));
            return resends.onceMade(Account.class, id, made)
                    .onErrorMap(AccountStore.TakenException.class, Accounts::taken);
        });
    }

    /** @throws Problem not found, stale, forbidden, conflict, or invalid for a wrong draft */
    Mono<Account> change(String id, long seen, Draft draft, Viewer by) {
        return present(id, seen, by)
                .doOnNext(account -> {
                    if (account.role() != draft.role()) {
                        notOneself(account, by);
                    }
                })
                .zipWhen(account -> checked(draft, by))
                .map(both -> both.getT1()
                        .as(
                                both.getT2().person(),
                                both.getT2().role(),
                                both.getT2().actsFor(),
                                clock.instant()))
                .flatMap(store::save)
                .onErrorMap(AccountStore.TakenException.class, Accounts::taken);
    }

    /** Lets it sign in, or no more: from the next request on. @throws Problem not found, stale, or forbidden */
    Mono<Account> put(String id, long seen, State state, Viewer by) {
        return resends.once(
                Account.class,
                id,
                present(id, seen, by)
                        .doOnNext(account -> notOneself(account, by))
                        .map(account -> account.in(state, clock.instant()))
                        .flatMap(store::save)
                        .delayUntil(account -> state == State.ACTIVE ? Mono.empty() : waysInClosed(account)));
    }

    /** Forgets the person for good; what was done stays, under an id that says nothing. @throws Problem not found, stale, or forbidden */
    Mono<Account> erase(String id, long seen, Viewer by) {
        return resends.once(
                Account.class,
                id,
                present(id, seen, by)
                        .doOnNext(account -> notOneself(account, by))
                        .map(account -> account.erased(clock.instant()))
                        .flatMap(store::save)
                        .delayUntil(account -> waysInClosed(account).then(keys.removeAll(account.id()))));
    }

    private Mono<Void> waysInClosed(Account account) {
        return sessions.endAll(account.id()).then(links.removeAll(account.id()));
    }

    private Mono<Account> present(String id, long seen, Viewer by) {
        return managed(id, by).doOnNext(account -> Revision.check(seen, account.revision()));
    }

    private Mono<Checked> checked(Draft draft, Viewer by) {
        return Mono.defer(() -> {
            var ids = draft.actsFor().stream().distinct().toList();
            mayGive(by, draft.role(), ids);
            var faults = new Faults();
            var person = person(draft, faults);
            faults.count("actsFor", ids, MAX_MAKERS);
            if (draft.role().ofMakers() && ids.isEmpty()) {
                faults.add(
                        "actsFor",
                        "Vai trò này cần ít nhất một cơ sở sản xuất",
                        "This role acts for one maker at least");
            }
            if (!draft.role().ofMakers() && !ids.isEmpty()) {
                faults.add(
                        "actsFor",
                        "Vai trò này không gắn với cơ sở sản xuất nào",
                        "This role acts for no maker of its own");
            }
            faults.refuse();
            // An id that nobody has yet would become the next one's of that name.
            return makers.required("actsFor", ids).thenReturn(new Checked(person, draft.role(), ids));
        });
    }

    private static Person person(Draft draft, Faults faults) {
        var name = faults.line("name", draft.name(), MAX_NAME_LENGTH);
        var phone = faults.optionalPhone("phone", draft.phone());
        var email = faults.optionalEmail("email", draft.email());
        if (phone == null && email == null && faults.none()) {
            faults.add(
                    "phone",
                    "Cần số điện thoại hoặc thư điện tử để đăng nhập",
                    "A telephone number or an e-mail address is needed to sign in with");
        }
        return new Person(name, phone, email == null ? null : email.toLowerCase(Locale.ROOT));
    }

    private static Permission managing(Role role) {
        return role.ofMakers() ? Permission.MANAGE_PEOPLE_OF_MAKERS : Permission.MANAGE_PEOPLE_OF_DEPARTMENT;
    }

    private static void mayGive(Viewer by, Role role, Collection<String> cooperatives) {
        var own = by.role();
        var allowed = own != null
                && role.compareTo(own) <= 0
                && (by.mayForAll(managing(role))
                        || (by.mayForSome(managing(role)) && by.cooperatives().containsAll(cooperatives)));
        if (!allowed) {
            throw Viewer.notAllowed();
        }
    }

    private static void notOneself(Account account, Viewer by) {
        if (account.id().equals(by.account())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    null,
                    "Không tự khóa, tự xóa tài khoản hay đổi vai trò của chính mình được; hãy nhờ người khác",
                    "Nobody suspends or erases his own account, or changes his own role; ask somebody else");
        }
    }

    private static Problem taken(AccountStore.TakenException taken) {
        return Problem.conflict(
                taken.field(),
                "Đã có tài khoản khác dùng số điện thoại hoặc thư điện tử này",
                "Another account has this telephone number or e-mail address");
    }

    private static Problem missing(String id) {
        return Problem.notFound(null, "Không có tài khoản \"" + id + "\"", "There is no account \"" + id + "\"");
    }
}
