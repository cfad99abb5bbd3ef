package vn.sanvat.trace.event;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.epcis.EpcisContext;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.trace.journey.EventGraphReader;
import vn.sanvat.web.Problem;

/** What must be true of an event beside those that are recorded. It decides only while the classes are locked: {@link EventLocks}. */
@Component
public class CaptureChecks {

    private final EventStore store;
    private final EventGraphReader walker;
    private final EventReferences goods;

    public CaptureChecks(EventStore store, EventGraphReader walker, EventReferences goods) {
        this.store = store;
        this.walker = walker;
        this.goods = goods;
    }

    /** Whether what is recorded, or is being recorded, can speak against it. Goods that begin, or are only seen, harm nobody. */
    public static boolean needed(TraceEvent event) {
        return event.corrects() != null
                || !event.inputs().isEmpty()
                || !Balance.used(event).isEmpty();
    }

    /**
     * The event that this one corrects.
     *
     * @throws Problem naming {@code sanvat:corrects.eventID} where there is none, {@code sanvat:cooperative} where somebody else recorded it
     */
    public Mono<Optional<TraceEvent>> corrected(TraceEvent event) {
        var corrects = event.corrects();
        if (corrects == null) {
            return Mono.just(Optional.empty());
        }
        return store.find(corrects.eventId())
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        EpcisContext.CORRECTS + ".eventID",
                        "Không có sự kiện \"" + corrects.eventId() + "\" để đính chính",
                        "There is no event \"" + corrects.eventId() + "\" to correct")))
                .filter(corrected -> corrected.cooperative().equals(event.cooperative()))
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        EpcisContext.COOPERATIVE,
                        "Chỉ cơ sở đã ghi sự kiện mới đính chính được nó; sự kiện này do cơ sở khác ghi",
                        "Only who recorded an event can correct it; another cooperative recorded this one")))
                .map(Optional::of);
    }

    /**
     * @param before asked about the classes that the event depends on, though they are not its own, before their events are read
     * @throws Problem naming what was corrected already, goods made of themselves, or more used than there is
     */
    public Mono<Void> check(
            TraceEvent event, @Nullable TraceEvent corrected, Function<Collection<String>, Mono<Void>> before) {
        return checkRival(corrected)
                .then(Mono.defer(() -> checkCycle(event, before)))
                .then(Mono.defer(() -> checkBalance(event, corrected)));
    }

    private Mono<Void> checkRival(@Nullable TraceEvent corrected) {
        return corrected == null
                ? Mono.empty()
                : store.correcting(List.of(corrected.id()))
                        .next()
                        .flatMap(rival -> Mono.error(Problem.conflict(
                                EpcisContext.CORRECTS + ".eventID",
                                "Sự kiện này đã được đính chính bởi " + rival.id() + "; hãy đính chính sự kiện đó",
                                "This event was corrected by " + rival.id() + "; correct that one")));
    }

    /** Walks back from the inputs: whatever the event brings forth must not be among what they were made of. */
    private Mono<Void> checkCycle(TraceEvent event, Function<Collection<String>, Mono<Void>> before) {
        if (event.inputs().isEmpty()) {
            return Mono.empty();
        }
        var inputs = classes(event.inputs());
        return walker.walk(EventGraph.from(EventGraph.Direction.BACKWARDS, inputs), before)
                .doOnNext(walk -> EventForm.checkCycle(event, walk))
                .then();
    }

    /** No more is used up in all events together than was brought forth. */
    private Mono<Void> checkBalance(TraceEvent event, @Nullable TraceEvent corrected) {
        var concerned = new LinkedHashSet<>(classes(Balance.used(event)));
        if (corrected != null) {
            concerned.addAll(EventRules.classes(List.of(event, corrected)));
        }
        return Flux.fromIterable(concerned)
                .concatMap(epcClass -> checkBalance(event, epcClass))
                .then();
    }

    private Mono<Void> checkBalance(TraceEvent event, String epcClass) {
        return Mono.zip(
                        walker.naming(epcClass),
                        goods.filledLot(epcClass).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .doOnNext(both -> Balance.check(
                        event, epcClass, both.getT1(), both.getT2().orElse(null)))
                .then();
    }

    private static List<String> classes(List<Quantified> quantities) {
        return quantities.stream().map(Quantified::epcClass).toList();
    }
}
