package vn.sanvat.evidence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.identity.Viewer;
import vn.sanvat.media.Photos;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Dates;
import vn.sanvat.text.RandomIds;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The certificates and test reports on file. */
@Service
public class Dossier {

    /** Of one cooperative; the oldest are left out of {@link #covering} beyond it. */
    static final int MAX_PER_COOPERATIVE = 500;

    /** Held in memory where several cooperatives are asked for; beyond it they are asked for one by one. */
    static final int MAX_AT_ONCE = 2_000;

    private static final int MAX_NOTE_LENGTH = 1_000;

    private final EvidenceStore store;
    private final Cooperatives cooperatives;
    private final Photos photos;
    private final Clock clock;
    private final SecureRandom random;
    private final Resends resends;
    private final boolean twoVerifiers;

    /** @param twoVerifiers whether two officers, one after the other, have to find a paper good */
    Dossier(
            EvidenceStore store,
            Cooperatives cooperatives,
            Photos photos,
            Clock clock,
            SecureRandom random,
            Resends resends,
            @Value("${sanvat.evidence.two-verifiers:false}") boolean twoVerifiers) {
        this.store = store;
        this.cooperatives = cooperatives;
        this.photos = photos;
        this.clock = clock;
        this.random = random;
        this.resends = resends;
        this.twoVerifiers = twoVerifiers;
    }

    /** The next changes after a cursor of {@link Evidence#updatedAt}, in order; for sweeps. */
    public Flux<Evidence> changedAfter(Cursor cursor, int limit) {
        return store.changedAfter(cursor, limit);
    }

    /** Of each cooperative what {@link #ofCooperative} gives, newest first. One query, as a rule. */
    public Flux<Evidence> ofCooperatives(Collection<String> ids) {
        return store.ofCooperatives(ids, MAX_AT_ONCE + 1)
                .collectList()
                .flatMapMany(found -> found.size() <= MAX_AT_ONCE
                        ? Flux.fromIterable(newest(found))
                        : Flux.fromIterable(ids).distinct().concatMap(this::ofCooperative));
    }

    private static List<Evidence> newest(List<Evidence> found) {
        var byMaker = found.stream()
                .sorted(Comparator.comparing(Evidence::validFrom).reversed().thenComparing(Evidence::id))
                .collect(Collectors.groupingBy(one -> one.scope().cooperative()));
        return byMaker.values().stream()
                .flatMap(all -> all.stream().limit(MAX_PER_COOPERATIVE))
                .toList();
    }

    public Mono<Evidence> find(String id) {
        return store.find(id);
    }

    public Flux<Evidence> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /**
     * What covers a product, and a lot of it where one is asked for; in and out of date, verified or not, newest first.
     *
     * @param lot the id of a lot; without it, what covers just some lots is left out
     */
    public Flux<Evidence> covering(String cooperative, String product, @Nullable String lot) {
        return store.ofCooperative(cooperative, MAX_PER_COOPERATIVE)
                .filter(evidence -> evidence.scope().covers(product, lot));
    }

    public Flux<Evidence> ofCooperative(String cooperative) {
        return store.ofCooperative(cooperative, MAX_PER_COOPERATIVE);
    }

    /**
     * What a list holds; all where all are absent.
     *
     * @param endingUntil only what is valid today and ends until that day
     */
    record Filter(
            @Nullable String cooperative,
            Verification.@Nullable State verification,
            @Nullable LocalDate endingUntil) {}

    /** In which order papers come: by their last day, the last filed first, by number, or by issuer and number. */
    enum Order {
        ENDING,
        NEWEST,
        NUMBER,
        ISSUER
    }

    /**
     * Papers of makers that somebody may know of.
     *
     * @param order where absent, what ends comes by its last day, what nobody has verified by how long it waits, what is one maker's
     *     the newest first, else the last filed first
     * @throws Problem invalid, if the filter names a maker that is not there for who asks
     */
    Mono<Page<Evidence>> list(Filter filter, @Nullable Order order, Viewer viewer, Page.Request request) {
        return cooperatives
                .required("cooperative", filter.cooperative(), maker -> maker.knownTo(viewer))
                .then(cooperatives.unknownTo(viewer))
                .flatMap(without -> store.list(filter, order, Dates.today(clock), without, request));
    }

    /** A paper of a maker that somebody may know of. @throws Problem not found */
    Mono<Evidence> known(String id, Viewer viewer) {
        return store.find(id)
                .filterWhen(
                        paper -> cooperatives.find(paper.scope().cooperative()).map(maker -> maker.knownTo(viewer)))
                .switchIfEmpty(Mono.error(() -> missing(id)));
    }

    /** Files a document, which nobody has verified yet. @throws Problem invalid for a wrong draft */
    public Mono<Evidence> file(EvidenceDraft draft) {
        return Mono.deferContextual(context -> {
            var createdAt = KeyedRequest.createdAt(context, clock);
            var id = RandomIds.brief(KeyedRequest.random(context, random));
            var filed = known(draft.checked())
                    .map(checked -> filed(id, 0, checked, createdAt, clock.instant()))
                    .flatMap(store::insert);
            return resends.onceMade(Evidence.class, id, filed);
        });
    }

    /** Corrects what is filed; it is to be verified again. @throws Problem not found, stale, or invalid */
    public Mono<Evidence> change(String id, long seen, EvidenceDraft draft) {
        return present(id, seen)
                .zipWhen(present -> known(draft.checked()))
                .map(both -> filed(
                        id, both.getT1().revision(), both.getT2(), both.getT1().createdAt(), clock.instant()))
                .flatMap(store::save);
    }

    /**
     * Notes that an officer has compared it with the original, and found it good or not. Where the office asks for two, the first who
     * finds it good leaves it unverified for another one.
     *
     * @param by the officer's account
     * @throws Problem not found or stale; invalid if it is refused without a note; forbidden to be the first and the second
     */
    public Mono<Evidence> verify(String id, long seen, Verification.State state, @Nullable String note, String by) {
        return resends.once(
                Evidence.class,
                id,
                present(id, seen)
                        .map(present -> present.verified(verification(present, state, note, by), clock.instant()))
                        .flatMap(store::save));
    }

    public static Problem missing(String id) {
        return Problem.notFound(null, "Không có giấy tờ \"" + id + "\"", "There is no document \"" + id + "\"");
    }

    private Verification verification(Evidence paper, Verification.State state, @Nullable String note, String by) {
        var faults = new Faults();
        var text = state == Verification.State.REFUSED
                ? faults.text("note", note, MAX_NOTE_LENGTH)
                : faults.optionalText("note", note, MAX_NOTE_LENGTH);
        faults.refuse();
        return switch (state) {
            case UNVERIFIED -> Verification.NONE;
            case REFUSED -> new Verification(state, by, clock.instant(), text, null);
            case VERIFIED -> foundGood(paper.verification(), text, by);
        };
    }

    private Verification foundGood(Verification before, @Nullable String note, String by) {
        var first = before.state() == Verification.State.UNVERIFIED ? before.first() : null;
        if (!twoVerifiers) {
            return new Verification(Verification.State.VERIFIED, by, clock.instant(), note, null);
        }
        if (first == null) {
            return new Verification(Verification.State.UNVERIFIED, by, clock.instant(), note, by);
        }
        if (first.equals(by)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    null,
                    "Tài khoản này đã xác minh lần một; hãy để cán bộ khác xác minh lần hai",
                    "This account verified it first; another officer is to do so the second time");
        }
        return new Verification(Verification.State.VERIFIED, by, clock.instant(), note, first);
    }

    private Mono<Evidence> present(String id, long seen) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .doOnNext(present -> Revision.check(seen, present.revision()));
    }

    private Mono<EvidenceDraft> known(EvidenceDraft draft) {
        return cooperatives
                .required("scope.cooperative", List.of(draft.scope().cooperative()))
                .then(photos.required("scan", draft.scan()))
                .thenReturn(draft);
    }

    private static Evidence filed(String id, long revision, EvidenceDraft draft, Instant createdAt, Instant updatedAt) {
        return new Evidence(
                id,
                revision,
                draft.kind(),
                draft.stars(),
                draft.number(),
                draft.issuer(),
                draft.validFrom(),
                draft.validTo(),
                draft.scope(),
                draft.scan(),
                Verification.NONE,
                createdAt,
                updatedAt);
    }
}
