package vn.sanvat.site.lot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;

/** Finds the recalled lots that a buyer of another lot may have heard of: of the same number, or from the same goods. */
@Component
class RelatedRecalls {

    /** Of one maker; the latest are looked at. */
    private static final int MAX_RECALLS = 50;

    /** A page tells of so many; the list of recalls has them all. */
    private static final int MAX_SHOWN = 5;

    private final LotFinder lots;
    private final Events events;
    private final Showcase showcase;

    RelatedRecalls(LotFinder lots, Events events, Showcase showcase) {
        this.lots = lots;
        this.events = events;
        this.showcase = showcase;
    }

    /** None of a lot that is itself recalled; the latest recall first. Where the maker has recalled nothing, one query. */
    Mono<List<RelatedRecall>> of(Lot lot) {
        var today = showcase.today();
        return lot.recalled()
                ? Mono.just(List.of())
                : lots.recalledOfMaker(lot.cooperative(), MAX_RECALLS)
                        .filter(other -> other.recallConcerns(today))
                        .collectList()
                        .flatMap(recalled -> recalled.isEmpty() ? Mono.just(List.of()) : related(lot, recalled));
    }

    private Mono<List<RelatedRecall>> related(Lot lot, List<Lot> recalled) {
        return events.siblings(lot)
                .map(Lot::id)
                .collect(Collectors.toSet())
                .map(siblings -> recalled.stream()
                        .flatMap(other -> Stream.ofNullable(related(lot, other, siblings)))
                        .limit(MAX_SHOWN)
                        .toList());
    }

    private static @Nullable RelatedRecall related(Lot lot, Lot other, Set<String> siblings) {
        if (siblings.contains(other.id())) {
            return new RelatedRecall(other, LotWords.SAME_GOODS);
        }
        return other.product().equals(lot.product()) && other.number().equals(lot.number())
                ? new RelatedRecall(other, LotWords.SAME_NUMBER)
                : null;
    }
}
