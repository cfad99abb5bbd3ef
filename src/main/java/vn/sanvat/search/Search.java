package vn.sanvat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.search.feed.IndexSweep;
import vn.sanvat.search.index.Finder;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.text.Dates;
import vn.sanvat.web.Problem;

/** Finds goods by what people type. */
@Service
public class Search {

    private static final Duration WAIT_WHEN_BUSY = Duration.ofSeconds(1);

    private final Cooperatives cooperatives;
    private final Finder finder;
    private final Suggestions suggestions;
    private final IndexSweep sweep;
    private final Scheduler searching;
    private final Clock clock;

    Search(
            Cooperatives cooperatives,
            Finder finder,
            Suggestions suggestions,
            IndexSweep sweep,
            @Qualifier("searching") Scheduler searching,
            Clock clock) {
        this.cooperatives = cooperatives;
        this.finder = finder;
        this.suggestions = suggestions;
        this.sweep = sweep;
        this.searching = searching;
        this.clock = clock;
    }

    /**
     * @param parameters as {@code GET /api/search} takes them
     * @throws Problem invalid, naming the parameter; not found beyond the last page; busy where too many wait
     */
    public Mono<Results> find(MultiValueMap<String, String> parameters) {
        return Mono.fromSupplier(() -> Parameters.read(parameters))
                .delayUntil(wanted ->
                        cooperatives.required("cooperative", wanted.filters().cooperatives(), Cooperative::shown))
                .flatMap(wanted -> onThread(() -> {
                    var today = Dates.today(clock);
                    var gazetteer = sweep.gazetteer();
                    refuseUnknown(wanted.filters().places(), gazetteer);
                    return Results.of(wanted, finder.find(wanted, gazetteer, today), gazetteer, today);
                }));
    }

    /** What somebody who has typed so much may want to type; nothing for less than two letters. */
    public Mono<List<Suggestion>> suggest(String typed) {
        return onThread(() -> suggestions.of(Parameters.query(typed)));
    }

    /** Ends when all that was written before is found; for those who cannot wait for the sweep. */
    public Mono<Void> catchUp() {
        return sweep.catchUp();
    }

    /** An empty answer would say that the place has nothing. Until the places are read, nobody knows which there are. */
    private static void refuseUnknown(Set<String> places, Gazetteer gazetteer) {
        places.stream()
                .filter(place ->
                        gazetteer != Gazetteer.EMPTY && gazetteer.named(place).isEmpty())
                .findFirst()
                .ifPresent(place -> {
                    throw Problem.invalid(
                            "place",
                            "Không có nơi nào tên \"" + place + "\"; hãy ghi tên xã, huyện hoặc tỉnh, cũ hay mới",
                            "There is no place \"" + place
                                    + "\"; give the name of a commune, district or province, old or new");
                });
    }

    private <T> Mono<T> onThread(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(searching)
                .onErrorMap(IOException.class, UncheckedIOException::new)
                .onErrorMap(
                        RejectedExecutionException.class,
                        e -> Problem.of(
                                        Problem.Kind.BUSY,
                                        null,
                                        "Nhiều người đang tìm cùng lúc; hãy thử lại sau giây lát",
                                        "Many people are searching at once; try again in a moment")
                                .retryAfter(WAIT_WHEN_BUSY));
    }
}
