package vn.sanvat.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.place.Place.Level;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The administrative units, those of the past included. */
@Service
public class Places {

    /** More than the country has ever had at once. */
    static final int MAX_UNITS = 30_000;

    /** How often an area may have been passed on; more can only be a circle. */
    private static final int MAX_REFORMS = 10;

    private static final int MAX_SUCCESSORS = 100;

    private final PlaceStore store;
    private static final Pattern CODE = Pattern.compile("[0-9]{2,5}");

    private final Clock clock;
    private final Resends resends;

    Places(PlaceStore store, Clock clock, Resends resends) {
        this.store = store;
        this.clock = clock;
        this.resends = resends;
    }

    /** What a caller may say about a unit. */
    public record Draft(
            String code,
            String name,
            Level level,
            @Nullable String parent,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> successors,
            @Nullable String decree,
            @Nullable String source) {

        public Draft {
            code = PlainText.latin(code);
        }
    }

    public Mono<Place> find(String id) {
        return store.find(id);
    }

    public Flux<Place> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** Every unit, of the past too, ordered by code and day. */
    public Flux<Place> all() {
        return store.all(MAX_UNITS);
    }

    /** The unit that a code named on a day; empty if it named none. */
    public Mono<Place> on(String code, LocalDate day) {
        return store.lastBegun(code, day).filter(place -> place.validOn(day));
    }

    /** Ordered by id, or by day where a code is asked for. */
    public Mono<Page<Place>> list(@Nullable String code, @Nullable String parent, Page.Request request) {
        return store.list(code, parent, request);
    }

    /** What has become of an address's unit. An old address is not an error: it is shown as printed, with this beside it. */
    public Mono<AddressNow> asOfNow(Address address) {
        return asOfNow(List.of(address)).map(List::getFirst);
    }

    /** The same of many, in their order; units that still are cost one query together. */
    public Mono<List<AddressNow>> asOfNow(List<Address> addresses) {
        var ids = addresses.stream()
                .map(Address::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return store.findAll(ids)
                .collectMap(Place::id)
                .flatMap(units -> Flux.fromIterable(addresses)
                        .concatMap(address ->
                                asOfNow(address, address.place() == null ? null : units.get(address.place())))
                        .collectList());
    }

    private Mono<AddressNow> asOfNow(Address address, @Nullable Place unit) {
        var today = Dates.today(clock);
        if (unit == null || unit.validOn(today)) {
            return Mono.just(new AddressNow(address, null));
        }
        return heirs(List.of(unit), today, new HashSet<>(), 0)
                .filter(heirs -> !heirs.isEmpty())
                .flatMap(this::named)
                .map(now -> new AddressNow(address, now))
                .defaultIfEmpty(new AddressNow(address, null));
    }

    /** The units of today that a unit's area went to; itself if it still is; none if that is not known. */
    public Mono<List<Place>> heirs(Place place) {
        return heirs(List.of(place), Dates.today(clock), new HashSet<>(), 0);
    }

    /**
     * The same for filters as people write them: a code may be an id, and a parent a code, which then is the unit of today.
     *
     * @throws Problem invalid, naming the parameter that names nothing
     */
    public Mono<Page<Place>> listed(@Nullable String code, @Nullable String parent, Page.Request request) {
        var plain = code == null ? null : code.split("@", 2)[0];
        if (plain != null && !CODE.matcher(plain).matches()) {
            throw Problem.invalid(
                    "code",
                    "code \"" + code + "\" phải có 2–5 chữ số",
                    "code \"" + code + "\" must have 2 to 5 digits");
        }
        return parent == null
                ? list(plain, null, request)
                : find(parent)
                        .switchIfEmpty(Mono.defer(() -> on(parent, Dates.today(clock))))
                        .switchIfEmpty(Mono.error(() -> Problem.invalid(
                                "parent",
                                "Không có đơn vị hành chính \"" + parent + "\"",
                                "There is no administrative unit \"" + parent + "\"")))
                        .flatMap(unit -> list(plain, unit.id(), request));
    }

    /** @throws Problem invalid for a wrong draft, conflict if the code has a unit from that day */
    public Mono<Place> create(Draft draft) {
        return checked(draft, 0)
                .flatMap(place -> resends.onceMade(Place.class, place.id(), store.insert(place)))
                .onErrorMap(DuplicateKeyException.class, e -> taken(draft));
    }

    /** @throws Problem not found, stale, or invalid; code and first day never change */
    public Mono<Place> change(String id, long seen, Draft draft) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .flatMap(place -> {
                    Revision.check(seen, place.revision());
                    keepIdentity(place, draft);
                    return checked(draft, place.revision());
                })
                .flatMap(store::save);
    }

    static Problem missing(String id) {
        return Problem.notFound(null, "Không có đơn vị hành chính \"" + id + "\"", "There is no unit \"" + id + "\"");
    }

    /** Breadth first: what is valid is kept, the rest is asked for its successors. */
    private Mono<List<Place>> heirs(List<Place> places, LocalDate day, Set<String> seen, int reforms) {
        var valid = places.stream().filter(place -> place.validOn(day)).toList();
        var next = places.stream()
                .filter(place -> !place.validOn(day))
                .flatMap(place -> place.successors().stream())
                .filter(seen::add)
                .toList();
        if (next.isEmpty() || reforms == MAX_REFORMS) {
            return Mono.just(valid);
        }
        return store.findAll(next)
                .collectList()
                .flatMap(successors -> heirs(successors, day, seen, reforms + 1))
                .map(later -> {
                    var all = new ArrayList<>(valid);
                    all.addAll(later);
                    return List.copyOf(all);
                });
    }

    private Mono<Localized> named(List<Place> heirs) {
        var parents = heirs.stream()
                .map(Place::parent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return store.findAll(parents).collectList().map(found -> sentence(heirs, found));
    }

    static Localized sentence(List<Place> heirs, List<Place> parents) {
        var both = heirs.size() == 1 ? Localized.of("nay là ", "now ") : Localized.of("nay thuộc ", "now part of ");
        var units = heirs.stream().map(Place::title).toList();
        var above = parents.stream().map(Place::title).toList();
        return Localized.of(
                both.vi() + joined(units, above, " và ", Localized.VIETNAMESE),
                both.en() + joined(units, above, " and ", Locale.ENGLISH));
    }

    private static String joined(List<Localized> units, List<Localized> above, String and, Locale locale) {
        var names = units.stream().map(unit -> unit.in(locale)).toList();
        var last = names.getLast();
        var listed = names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + and + last;
        return above.isEmpty()
                ? listed
                : listed + ", " + above.stream().map(unit -> unit.in(locale)).collect(Collectors.joining(", "));
    }

    private Mono<Place> checked(Draft draft, long revision) {
        var place = place(draft, revision);
        var named = new HashSet<>(place.successors());
        if (place.parent() != null) {
            named.add(place.parent());
        }
        return store.findAll(named).map(Place::id).collect(Collectors.toSet()).map(found -> {
            named.removeAll(found);
            if (!named.isEmpty()) {
                var field = named.contains(place.parent()) ? "parent" : "successors";
                throw Problem.invalid(
                        field, "Không có đơn vị hành chính " + named, "There is no administrative unit " + named);
            }
            return place;
        });
    }

    private static Place place(Draft draft, long revision) {
        var faults = new Faults();
        var code = draft.code();
        if (!CODE.matcher(code).matches()) {
            faults.add(
                    "code",
                    "code \"" + code + "\" phải có 2–5 chữ số",
                    "code \"" + code + "\" must have 2 to 5 digits");
        }
        var name = faults.line("name", draft.name(), 100);
        if (draft.validTo() != null && !draft.validTo().isAfter(draft.validFrom())) {
            faults.add(
                    "validTo",
                    "validTo " + draft.validTo() + " phải sau validFrom " + draft.validFrom(),
                    "validTo " + draft.validTo() + " must be after validFrom " + draft.validFrom());
        }
        faults.count("successors", draft.successors(), MAX_SUCCESSORS);
        var decree = faults.optionalLine("decree", draft.decree(), 500);
        var source = faults.optionalLine("source", draft.source(), 500);
        faults.refuse();
        return new Place(
                Place.idOf(code, draft.validFrom()),
                revision,
                code,
                name,
                draft.level(),
                draft.parent(),
                draft.validFrom(),
                draft.validTo(),
                List.copyOf(draft.successors()),
                decree,
                source);
    }

    private static void keepIdentity(Place place, Draft draft) {
        if (!place.id().equals(Place.idOf(draft.code(), draft.validFrom()))) {
            throw Problem.invalid(
                    place.code().equals(draft.code()) ? "validFrom" : "code",
                    "Mã và ngày bắt đầu của " + place.id() + " không đổi được",
                    "Code and first day of " + place.id() + " cannot change");
        }
    }

    private static Problem taken(Draft draft) {
        return Problem.conflict(
                "code",
                "Đã có đơn vị " + Place.idOf(draft.code(), draft.validFrom()),
                "The unit " + Place.idOf(draft.code(), draft.validFrom()) + " exists already");
    }
}
