package vn.sanvat.trace;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.event.CaptureChecks;
import vn.sanvat.trace.event.Corrections;
import vn.sanvat.trace.event.ErrorDeclarations;
import vn.sanvat.trace.event.EventForm;
import vn.sanvat.trace.event.EventLocks;
import vn.sanvat.trace.event.EventReferences;
import vn.sanvat.trace.event.EventRules;
import vn.sanvat.trace.event.EventStore;
import vn.sanvat.trace.journey.Descendants;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.trace.journey.EventGraphReader;
import vn.sanvat.trace.journey.JourneyOrder;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The trace events: captured once, never edited, walked along in both directions. */
@Service
public class Events {

    /** More of them are said to be, and not told. */
    static final int MAX_DESCENDANTS = 1_000;

    private final EventStore store;
    private final EventGraphReader walker;
    private final LotStore lots;
    private final EventReferences goods;
    private final CaptureChecks checks;
    private final EventLocks locks;
    private final Clock clock;

    public Events(
            EventStore store,
            EventGraphReader walker,
            LotStore lots,
            EventReferences goods,
            CaptureChecks checks,
            EventLocks locks,
            Clock clock) {
        this.store = store;
        this.walker = walker;
        this.lots = lots;
        this.goods = goods;
        this.checks = checks;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * An event that is recorded now, or was before.
     *
     * @param warnings what is odd about it, though not forbidden
     */
    public record Captured(TraceEvent event, List<Localized> warnings) {}

    /**
     * Records an event. The same event again is answered as the first time; the service sets its record time.
     *
     * @throws Problem invalid, naming the field: a time to come, an unknown lot of ours, goods made of themselves, more out than the
     *     inputs can yield, more in than is left of them; conflict: another event with this id, or one that was corrected already
     */
    public Mono<Captured> capture(TraceEvent draft) {
        return checked(draft)
                .flatMap(event -> store.find(event.id())
                        .flatMap(known -> known(known, event))
                        .switchIfEmpty(Mono.defer(() -> record(event))));
    }

    /**
     * Records that an event was wrong. The same declaration again, or one of what is recorded, is answered as the first time.
     *
     * @param repeated the erroneous event as it was recorded
     * @throws Problem as {@link #capture}; invalid where there is no such event
     */
    public Mono<Captured> declare(TraceEvent repeated, TraceEvent.Correction declaration) {
        return checked(repeated)
                .flatMap(event -> store.find(event.id())
                        .switchIfEmpty(Mono.error(() -> ErrorDeclarations.unknown(event.id())))
                        .flatMap(known -> known(known, event)))
                .flatMap(erroneous -> corrections(List.of(erroneous.event()))
                        .flatMap(known -> declared(erroneous.event(), known.of(erroneous.event()), declaration))
                        .thenReturn(erroneous));
    }

    /** The event as it would be recorded now, with what is wrong with it by itself refused. */
    private Mono<TraceEvent> checked(TraceEvent draft) {
        var now = clock.instant();
        return Mono.fromCallable(() -> {
                    EventRules.check(draft, now);
                    return EventForm.plain(draft, now);
                })
                .flatMap(goods::named);
    }

    private Mono<Captured> declared(
            TraceEvent erroneous, @Nullable TraceEvent correction, TraceEvent.Correction declaration) {
        if (ErrorDeclarations.known(correction, declaration)) {
            return Mono.empty();
        }
        return correction == null
                ? capture(ErrorDeclarations.takingBack(erroneous, declaration))
                        .onErrorMap(Problem.class, ErrorDeclarations::inItsFields)
                : Mono.error(ErrorDeclarations.otherwise(correction));
    }

    /** What took the place of the events, or of those that they correct. */
    public Mono<Corrections> corrections(Collection<TraceEvent> of) {
        var ids = of.stream()
                .flatMap(event -> event.corrects() == null
                        ? Stream.of(event.id())
                        : Stream.of(event.id(), event.corrects().eventId()))
                .distinct()
                .toList();
        return store.correcting(ids).collectList().map(Corrections::among);
    }

    /** An event; where it only takes another back, the one that is taken back, which tells of that. */
    public Mono<TraceEvent> find(String id) {
        return store.find(id).flatMap(event -> {
            var corrects = event.corrects();
            return corrects == null || corrects.declared() == null ? Mono.just(event) : store.find(corrects.eventId());
        });
    }

    /** The events that name the lot, the last recorded first. */
    public Mono<Page<TraceEvent>> list(Lot lot, Page.Request page) {
        return store.naming(lot.epcClass(), page);
    }

    /** The events that name the class, the last recorded first. */
    public Mono<Page<TraceEvent>> list(String epcClass, Page.Request page) {
        return store.naming(epcClass, page);
    }

    /** The events that a maker recorded, of whatever goods, the last first. */
    public Mono<Page<TraceEvent>> recordedBy(String cooperative, Page.Request page) {
        return store.recordedBy(cooperative, page);
    }

    /** The journey as everybody may see it: unpublished diaries are left out, and said to be. */
    public Mono<Journey> journey(Lot lot) {
        return journey(lot, Lot::diaryPublished);
    }

    /** The journey with the diaries that somebody may read, published or not. */
    public Mono<Journey> journey(Lot lot, Predicate<Lot> open) {
        return backwards(lot)
                .flatMap(walk -> lotsAlong(walk).collectList().map(known -> JourneyOrder.of(lot, walk, known, open)));
    }

    /** The lots that this one went into, at any depth: whom a recall concerns. */
    public Mono<Descendants> descendants(Lot lot) {
        return descendants(Set.of(lot.epcClass()));
    }

    /** The lots that are in part of the same goods as this one, such as one harvest, and this one: published or not. */
    public Flux<Lot> siblings(Lot lot) {
        return backwards(lot)
                .flatMap(walk -> descendants(walk.reached(Set.of(lot.epcClass()))))
                .flatMapIterable(Descendants::lots);
    }

    private Mono<Descendants> descendants(Collection<String> start) {
        return walker.walk(EventGraph.from(EventGraph.Direction.FORWARDS, start))
                .flatMap(walk -> lots.byEpcClass(walk.reached(start).stream()
                                .filter(EventReferences::mayBeLot)
                                .toList())
                        .take(MAX_DESCENDANTS + 1L)
                        .collectList()
                        .map(found -> Descendants.of(found, MAX_DESCENDANTS, walk.cutShort())));
    }

    private Mono<EventGraph> backwards(Lot lot) {
        return walker.walk(EventGraph.from(EventGraph.Direction.BACKWARDS, Set.of(lot.epcClass())));
    }

    private Flux<Lot> lotsAlong(EventGraph walk) {
        var classes = EventRules.classes(walk.events().values());
        classes.addAll(walk.visited());
        return lots.byEpcClass(
                classes.stream().filter(EventReferences::mayBeLot).toList());
    }

    private Mono<Captured> record(TraceEvent event) {
        return goods.checkWhoAndWhere(event)
                .then(goods.oddities(event))
                .flatMap(warnings -> decided(event)
                        .flatMap(kept -> known(kept, event).map(same -> new Captured(same.event(), warnings))))
                // The same event may have been recorded meanwhile, and so speak against itself.
                .onErrorResume(
                        Problem.class,
                        refusal -> store.find(event.id())
                                .flatMap(known -> known(known, event))
                                .switchIfEmpty(Mono.error(refusal)));
    }

    /** @return the event under this id, which may be another one */
    private Mono<TraceEvent> decided(TraceEvent event) {
        if (!CaptureChecks.needed(event)) {
            return store.insert(event).onErrorResume(DuplicateKeyException.class, e -> store.find(event.id()));
        }
        return checks.corrected(event)
                .flatMap(corrected -> locks.record(
                        event,
                        corrected.orElse(null),
                        held -> checks.check(
                                event, corrected.orElse(null), classes -> locks.noneBroughtForth(held, classes))));
    }

    /** The same event, recorded before: told apart from another one under the same id. */
    private static Mono<Captured> known(TraceEvent known, TraceEvent event) {
        if (EventForm.same(known, event)) {
            return Mono.just(new Captured(known, List.of()));
        }
        return Mono.error(Problem.conflict(
                "eventID",
                "Đã có một sự kiện khác mang mã " + event.id() + "; sự kiện không sửa được, hãy ghi sự kiện đính chính",
                "Another event has the id " + event.id() + "; events are not edited, record a correction"));
    }
}
