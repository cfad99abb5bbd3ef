package vn.sanvat.cooperative;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.cooperative.Cooperative.State;
import vn.sanvat.cooperative.Cooperative.Status;
import vn.sanvat.identity.FourEyes;
import vn.sanvat.identity.KnownMakers;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.media.Photos;
import vn.sanvat.place.Places;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The makers of the goods. */
@Service
public class Cooperatives implements KnownMakers {

    /** So many may bear the same name; more is somebody's loop. */
    private static final int MAX_SAME_NAMES = 50;

    /** The warning names so many of those that have the same tax code. */
    private static final int MAX_TWINS = 5;

    private static final int MAX_REASON_LENGTH = 1_000;

    private final CooperativeStore store;
    private final Places places;
    private final Photos photos;
    private final Clock clock;
    private final Resends resends;
    private final FourEyes fourEyes;

    Cooperatives(
            CooperativeStore store, Places places, Photos photos, Clock clock, Resends resends, FourEyes fourEyes) {
        this.store = store;
        this.places = places;
        this.photos = photos;
        this.clock = clock;
        this.resends = resends;
        this.fourEyes = fourEyes;
    }

    /** The next changes after a cursor of {@link Cooperative#updatedAt}, in order; for sweeps. */
    public Flux<Cooperative> changedAfter(Cursor cursor, int limit) {
        return store.changedAfter(cursor, limit);
    }

    public Mono<Cooperative> find(String id) {
        return store.find(id);
    }

    @Override
    public Mono<Set<String>> among(Collection<String> ids) {
        return store.findAll(ids).map(Cooperative::id).collect(Collectors.toUnmodifiableSet());
    }

    public Flux<Cooperative> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** The next changes of state after a cursor of {@link Cooperative.Status#since}, in order; for sweeps. */
    public Flux<Cooperative> stateChangedAfter(Cursor cursor, int limit) {
        return store.stateChangedAfter(cursor, limit);
    }

    /** The ids of the hidden ones, whose goods nobody is shown. */
    public Mono<Set<String>> hidden() {
        return store.in(Set.of(State.HIDDEN)).collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of those that somebody may not know of. */
    public Mono<Set<String>> unknownTo(Viewer viewer) {
        return viewer.mayForAll(Permission.SEE_DRAFTS)
                ? Mono.just(Set.of())
                : store.in(Set.of(State.PROPOSED, State.HIDDEN))
                        .filter(id -> !viewer.may(Permission.SEE_DRAFTS, id))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that stand in public, ordered by name. */
    public Mono<Page<Cooperative>> shown(Page.Request request) {
        return store.shown(Order.NAME, request);
    }

    /** In which order makers come. */
    public enum Order {
        NAME,
        NEWEST
    }

    /**
     * What a list is narrowed by, for who sees drafts.
     *
     * @param state all where absent
     * @param name a part of the folded name; all where absent
     */
    public record Filter(@Nullable State state, @Nullable String name) {

        boolean narrows() {
            return state != null || name != null;
        }
    }

    /** Those that somebody may know of. @throws Problem unauthenticated where who sees no drafts narrows the list */
    public Mono<Page<Cooperative>> list(Filter filter, Order order, Viewer viewer, Page.Request request) {
        if (viewer.mayForAll(Permission.SEE_DRAFTS)) {
            return store.list(filter, order, request);
        }
        if (viewer.mayForSome(Permission.SEE_DRAFTS)) {
            return store.among(viewer.cooperatives(), filter, order, request);
        }
        return filter.narrows() ? Mono.error(Cooperatives::signInNeeded) : store.shown(order, request);
    }

    private static Problem signInNeeded() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "Authorization",
                "Chỉ người đã đăng nhập mới lọc được cơ sở theo trạng thái hay theo tên; ai cũng tìm được ở /api/search",
                "Makers by state or by name are for those who are signed in; everybody may ask /api/search");
    }

    /**
     * Proposes a maker.
     *
     * @param by the account that does
     * @throws Problem invalid for a wrong draft
     */
    public Mono<Cooperative> register(CooperativeDraft draft, String by) {
        return resends.onceMade(Cooperative.class, slug(draft), Mono.deferContextual(context -> {
            var createdAt = KeyedRequest.createdAt(context, clock);
            var now = clock.instant();
            var cooperative = draft.checked(slug(draft), 0, Status.proposed(by, now), createdAt, now);
            return known(cooperative).then(insert(cooperative, 1));
        }));
    }

    /** What is changed of an approved one is public at once. @throws Problem not found, stale, or invalid for a wrong draft */
    public Mono<Cooperative> change(String id, long seen, CooperativeDraft draft, String by) {
        return present(id, seen)
                .map(present -> draft.checked(
                        id,
                        present.revision(),
                        afterChange(present.status(), by),
                        present.createdAt(),
                        clock.instant()))
                .delayUntil(this::known)
                .flatMap(store::save);
    }

    /** Who wrote what waits does not approve it too. */
    private static Status afterChange(Status before, String by) {
        return before.state() == State.PROPOSED ? Status.proposed(by, before.since()) : before;
    }

    /**
     * Lets a proposed or a hidden maker stand in public, with its approved goods.
     *
     * @param by the officer's account
     * @throws Problem not found, stale, or conflict; forbidden if they wrote what is proposed and others could approve it
     */
    public Mono<Cooperative> approve(String id, long seen, String by) {
        return resends.once(
                Cooperative.class,
                id,
                present(id, seen)
                        .delayUntil(maker -> maker.status().state() == State.PROPOSED
                                ? fourEyes.check(maker.status().by(), by)
                                : Mono.empty())
                        .map(maker -> maker.approved(by, clock.instant()))
                        .flatMap(store::save));
    }

    /** Takes an approved maker and its goods out of public sight. @throws Problem not found, stale, conflict, or invalid without a reason */
    public Mono<Cooperative> hide(String id, long seen, String by, Localized reason) {
        return resends.once(
                Cooperative.class,
                id,
                present(id, seen)
                        .map(maker -> maker.hidden(by, checked(reason), clock.instant()))
                        .flatMap(store::save));
    }

    private Mono<Cooperative> present(String id, long seen) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .doOnNext(present -> Revision.check(seen, present.revision()));
    }

    private static Localized checked(Localized reason) {
        var faults = new Faults();
        var checked = faults.localized("reason", reason, MAX_REASON_LENGTH);
        faults.refuse();
        return checked;
    }

    /** What an officer should look at; nothing that forbids. In both languages. */
    public Mono<List<Localized>> warnings(Cooperative cooperative) {
        var taxCode = cooperative.taxCode();
        if (taxCode == null) {
            return Mono.just(List.of());
        }
        return store.withTaxCode(taxCode, MAX_TWINS)
                .filter(twin -> !twin.id().equals(cooperative.id()))
                .map(Cooperative::id)
                .collectList()
                .map(twins -> warnings(taxCode, twins));
    }

    /**
     * Refuses a filter that names no maker: an empty answer would say that the maker has nothing.
     *
     * @param id none where the filter is not used
     * @param known which may be known of by who asks
     * @throws Problem invalid, naming the parameter
     */
    public Mono<Void> required(String parameter, @Nullable String id, Predicate<Cooperative> known) {
        return required(parameter, id == null ? Set.of() : Set.of(id), known);
    }

    /** The same of a filter that names any number of makers. */
    public Mono<Void> required(String parameter, Set<String> ids, Predicate<Cooperative> known) {
        return findAll(ids)
                .filter(known)
                .map(Cooperative::id)
                .collect(Collectors.toSet())
                .flatMap(found -> Mono.fromRunnable(() -> {
                    var faults = new Faults();
                    KnownMakers.check(parameter, ids, found, faults);
                    faults.refuse();
                }));
    }

    public static Problem missing(String id) {
        return Problem.notFound(null, "Không có cơ sở \"" + id + "\"", "There is no cooperative \"" + id + "\"");
    }

    static List<Localized> warnings(String taxCode, List<String> twins) {
        var warnings = new ArrayList<Localized>();
        if (!TaxCode.checks(taxCode)) {
            warnings.add(Localized.of(
                    "MST " + taxCode + " sai số kiểm tra; hãy xem lại giấy đăng ký",
                    "Tax code " + taxCode + " fails its check digit; compare it with the registration"));
        }
        if (!twins.isEmpty()) {
            var names = String.join(", ", twins);
            warnings.add(Localized.of("MST này cũng là của " + names, "The same tax code belongs to " + names));
        }
        return List.copyOf(warnings);
    }

    private static String slug(CooperativeDraft draft) {
        var slug = Folding.slug(draft.name());
        return slug.isEmpty() ? "co-so" : slug;
    }

    /** The first id that is free: another request may take one between look and write, so the write decides. */
    private Mono<Cooperative> insert(Cooperative cooperative, int attempt) {
        var id = attempt == 1 ? cooperative.id() : cooperative.id() + "-" + attempt;
        return store.insert(cooperative.withId(id))
                .onErrorResume(
                        DuplicateKeyException.class,
                        e -> resends.made(Cooperative.class, cooperative.id())
                                .switchIfEmpty(
                                        attempt < MAX_SAME_NAMES
                                                ? insert(cooperative, attempt + 1)
                                                : Mono.error(tooMany(cooperative))));
    }

    private static Problem tooMany(Cooperative cooperative) {
        return Problem.conflict(
                "name",
                "Đã có " + MAX_SAME_NAMES + " cơ sở cùng tên \"" + cooperative.name() + "\"",
                MAX_SAME_NAMES + " cooperatives are called \"" + cooperative.name() + "\" already");
    }

    /** Refuses what names a unit or a photo that is not there. */
    private Mono<Void> known(Cooperative cooperative) {
        return known(cooperative.address().place()).then(photos.required("pictures", cooperative.pictures()));
    }

    private Mono<Void> known(@Nullable String place) {
        return place == null
                ? Mono.empty()
                : places.find(place)
                        .switchIfEmpty(Mono.error(() -> Problem.invalid(
                                "address.place",
                                "Không có đơn vị hành chính \"" + place + "\"",
                                "There is no administrative unit \"" + place + "\"")))
                        .then();
    }
}
