package vn.sanvat.site.lot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.place.Place;
import vn.sanvat.place.Places;
import vn.sanvat.site.frame.Numbers;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.web.Language;

/** Tells a journey's events as people would. */
@Component
class StepWords {

    private final Places places;
    private final LotFinder lots;

    StepWords(Places places, LotFinder lots) {
        this.places = places;
        this.lots = lots;
    }

    /** Oldest first. */
    Mono<List<JourneyStep>> of(Journey journey) {
        var events = journey.steps().stream().map(Journey.Step::event).toList();
        var placeIds = events.stream()
                .map(event -> event.where().place())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var unnamed = events.stream()
                .flatMap(event -> event.inputs().stream())
                .filter(input -> input.name() == null)
                .map(Quantified::epcClass)
                .distinct()
                .toList();
        return Mono.zip(places(placeIds), lots(unnamed))
                .map(known -> journey.steps().stream()
                        .map(step -> step(step, known.getT1(), known.getT2()))
                        .toList());
    }

    private Mono<Map<String, Place>> places(Collection<String> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : places.findAll(ids).collectMap(Place::id);
    }

    private Mono<Map<String, Lot>> lots(Collection<String> epcClasses) {
        return epcClasses.isEmpty()
                ? Mono.just(Map.of())
                : lots.byEpcClass(epcClasses).collectMap(Lot::epcClass);
    }

    private static JourneyStep step(Journey.Step step, Map<String, Place> places, Map<String, Lot> lots) {
        var event = step.event();
        var why = event.why();
        var known = Vocabulary.step(why.bizStep());
        var corrected = step.correctedBy();
        return new JourneyStep(
                JourneyStep.icon(why.bizStep()),
                known == null ? LotWords.OTHER_STEP.text() : known.title(),
                why.note(),
                event.when().eventTime().toLocalDate(),
                where(event, places),
                why.readings(),
                event.inputs().stream()
                        .map(input -> input(input, lots.get(input.epcClass())))
                        .flatMap(Stream::ofNullable)
                        .toList(),
                corrected == null ? null : corrected.reason());
    }

    private static List<Localized> where(TraceEvent event, Map<String, Place> places) {
        var where = new ArrayList<Localized>();
        var readPoint = event.where().readPoint();
        if (readPoint != null) {
            where.add(readPoint);
        }
        var id = event.where().place();
        var place = id == null ? null : places.get(id);
        if (place != null) {
            where.add(place.title());
        }
        return List.copyOf(where);
    }

    private static @Nullable Localized input(Quantified input, @Nullable Lot lot) {
        var name = input.name();
        if (name == null && lot != null) {
            var number = lot.number().value();
            var words = LotWords.LOT_OF_INPUT.text();
            name = Localized.of(
                    words.vi().replace("{0}", number),
                    Objects.requireNonNull(words.en()).replace("{0}", number));
        }
        return name == null ? null : amount(name, input);
    }

    private static Localized amount(Localized name, Quantified input) {
        var quantity = input.quantity();
        var unit = Vocabulary.unit(input.uom());
        if (quantity == null || unit == null) {
            return name;
        }
        var symbol = unit.symbol();
        var en = name.en();
        return new Localized(
                name.vi() + " " + Numbers.format(quantity, Language.VI) + " " + symbol.vi(),
                en == null ? null : en + " " + Numbers.format(quantity, Language.EN) + " " + symbol.en());
    }
}
