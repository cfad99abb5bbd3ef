package vn.sanvat.cooperative;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.KnownMakers;
import vn.sanvat.media.Photos;
import vn.sanvat.place.Places;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Vietnamese;
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

    private final CooperativeStore store;
    private final Places places;
    private final Photos photos;
    private final Clock clock;
    private final Resends resends;

    Cooperatives(CooperativeStore store, Places places, Photos photos, Clock clock, Resends resends) {
        this.store = store;
        this.places = places;
        this.photos = photos;
        this.clock = clock;
        this.resends = resends;
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

    /** Ordered by name. */
    public Mono<Page<Cooperative>> list(Page.Request request) {
        return store.list(request);
    }

    /** @throws Problem invalid for a wrong draft */
    public Mono<Cooperative> register(CooperativeDraft draft) {
        return resends.onceMade(Cooperative.class, slug(draft), Mono.deferContextual(context -> {
            var createdAt = KeyedRequest.createdAt(context, clock);
            var cooperative = draft.checked(slug(draft), 0, createdAt, now());
            return known(cooperative).then(insert(cooperative, 1));
        }));
    }

    /** @throws Problem not found, stale, or invalid for a wrong draft */
    public Mono<Cooperative> change(String id, long seen, CooperativeDraft draft) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .doOnNext(present -> Revision.check(seen, present.revision()))
                .map(present -> draft.checked(id, present.revision(), present.createdAt(), now()))
                .delayUntil(this::known)
                .flatMap(store::save);
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
     * @throws Problem invalid, naming the parameter
     */
    public Mono<Void> required(String parameter, @Nullable String id) {
        return required(parameter, id == null ? Set.of() : Set.of(id));
    }

    /** The same of a filter that names any number of makers. */
    public Mono<Void> required(String parameter, Set<String> ids) {
        return findAll(ids)
                .map(Cooperative::id)
                .collect(Collectors.toSet())
                .flatMap(found -> ids.stream()
                        .filter(id -> !found.contains(id))
                        .findFirst()
                        .<Mono<Void>>map(id -> Mono.error(() -> Problem.invalid(
                                parameter,
                                "Không có cơ sở \"" + id + "\"; hãy ghi id của cơ sở, như trong /api/cooperatives",
                                "There is no cooperative \"" + id + "\"; give its id, as in /api/cooperatives")))
                        .orElse(Mono.empty()));
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
        var slug = Vietnamese.slug(draft.name());
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
