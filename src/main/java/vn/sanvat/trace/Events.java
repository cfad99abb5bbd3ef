package vn.sanvat.trace;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The trace events: captured once, never edited, walked along in both directions. */
@Service
public class Events {

    private final EventStore store;
    private final Walker walker;
    private final LotStore lots;
    private final Goods goods;
    private final Clock clock;

    Events(EventStore store, Walker walker, LotStore lots, Goods goods, Clock clock) {
        this.store = store;
        this.walker = walker;
        this.lots = lots;
        this.goods = goods;
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
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Mono.fromCallable(() -> {
                    EventRules.check(draft, now);
                    return EventForm.plain(draft, now);
                })
                .flatMap(goods::named)
                .flatMap(event -> store.find(event.id())
                        .flatMap(known -> known(known, event))
                        .switchIfEmpty(Mono.defer(() -> record(event))));
    }

    public Mono<TraceEvent> find(String id) {
        return store.find(id);
    }

    /** The events that name the lot, the last recorded first. */
    public Mono<Page<TraceEvent>> list(Lot lot, Page.Request page) {
        return store.naming(lot.epcClass(), page);
    }

    /** The events that name the class, the last recorded first. */
    public Mono<Page<TraceEvent>> list(String epcClass, Page.Request page) {
        return store.naming(epcClass, page);
    }

    /** The journey as everybody may see it: unpublished diaries are left out, and said to be. */
    public Mono<Journey> journey(Lot lot) {
        return backwards(lot)
                .flatMap(walk -> lotsAlong(walk).collectList().map(known -> JourneyPlan.published(lot, walk, known)));
    }

    /** The journey with unpublished diaries: for who keeps them. */
    public Mono<Journey> wholeJourney(Lot lot) {
        return backwards(lot)
                .flatMap(walk -> lotsAlong(walk).collectList().map(known -> JourneyPlan.whole(lot, walk, known)));
    }

    /** The lots that this one went into, at any depth: whom a recall concerns. */
    public Flux<Lot> descendants(Lot lot) {
        var start = Set.of(lot.epcClass());
        return walker.walk(Walk.from(Walk.Direction.FORWARDS, start))
                .flatMapMany(walk -> lots.byEpcClass(walk.reached(start)));
    }

    private Mono<Walk> backwards(Lot lot) {
        return walker.walk(Walk.from(Walk.Direction.BACKWARDS, Set.of(lot.epcClass())));
    }

    private Flux<Lot> lotsAlong(Walk walk) {
        var classes = EventRules.classes(walk.events().values());
        classes.addAll(walk.visited());
        return lots.byEpcClass(classes.stream().filter(Goods::mayBeLot).toList());
    }

    private Mono<Captured> record(TraceEvent event) {
        return goods.checkWhoAndWhere(event)
                .then(checkCorrection(event))
                .then(checkCycle(event))
                .then(goods.oddities(event))
                .delayUntil(warnings -> checkBalance(event))
                .flatMap(warnings -> store.insert(event).thenReturn(new Captured(event, warnings)))
                .onErrorResume(
                        DuplicateKeyException.class, e -> store.find(event.id()).flatMap(known -> known(known, event)));
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

    private Mono<Void> checkCorrection(TraceEvent event) {
        var corrects = event.corrects();
        if (corrects == null) {
            return Mono.empty();
        }
        return store.find(corrects.eventId())
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "corrects.eventID",
                        "Không có sự kiện \"" + corrects.eventId() + "\" để đính chính",
                        "There is no event \"" + corrects.eventId() + "\" to correct")))
                .flatMap(corrected -> corrected.cooperative().equals(event.cooperative())
                        ? store.correcting(List.of(corrects.eventId())).next()
                        : Mono.error(Problem.invalid(
                                "cooperative",
                                "Chỉ cơ sở đã ghi sự kiện mới đính chính được nó: " + corrected.cooperative(),
                                "Only who recorded an event can correct it: " + corrected.cooperative())))
                .flatMap(rival -> Mono.error(Problem.conflict(
                        "corrects.eventID",
                        "Sự kiện này đã được đính chính bởi " + rival.id() + "; hãy đính chính sự kiện đó",
                        "This event was corrected by " + rival.id() + "; correct that one")));
    }

    /** No more is used up in all runs together than was brought forth. */
    private Mono<Void> checkBalance(TraceEvent event) {
        if (event.inputs().isEmpty()) {
            return Mono.empty();
        }
        var inputs = event.inputs().stream().map(Quantified::epcClass).toList();
        return walker.naming(inputs)
                .doOnNext(around -> Balance.check(event, around))
                .then();
    }

    /** Walks back from the inputs: whatever the event brings forth must not be among what they were made of. */
    private Mono<Void> checkCycle(TraceEvent event) {
        if (event.inputs().isEmpty()) {
            return Mono.empty();
        }
        var inputs = event.inputs().stream().map(Quantified::epcClass).toList();
        return walker.walk(Walk.from(Walk.Direction.BACKWARDS, inputs))
                .doOnNext(walk -> EventForm.checkCycle(event, walk))
                .then();
    }
}
