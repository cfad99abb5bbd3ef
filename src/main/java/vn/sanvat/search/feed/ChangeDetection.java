package vn.sanvat.search.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.search.feed.Watermarks.Source;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;

/** Which products' entries are touched by what changed, source by source. */
@Component
class ChangeDetection {

    private static final int PAGE = 1_000;

    /** Ten million records: a sweep reads to the end. */
    private static final int MAX_PAGES = 10_000;

    /** While goods are loaded, much lies in the overlap; a look back that is cut short goes on with the next one. */
    private static final int MAX_PAGES_BACK = 10;

    private final EntryReader sources;
    private final Catalog catalog;
    private final Map<Source, Followed<?>> followed = new EnumMap<>(Source.class);

    /** Records whose products were refreshed already; looking back meets them again until they are settled. */
    private final Map<Source, Map<String, Change>> met = new EnumMap<>(Source.class);

    ChangeDetection(
            Catalog catalog,
            Cooperatives cooperatives,
            Dossier dossier,
            LotFinder lots,
            EntryReader sources,
            StaleEntries stale,
            Clock clock) {
        this.sources = sources;
        this.catalog = catalog;
        follow(
                Source.PRODUCTS,
                catalog::marksAfter,
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                stale::of,
                clock);
        follow(
                Source.COOPERATIVES,
                cooperatives::changedAfter,
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                changed -> ofMakers(changed.stream().map(Cooperative::id)),
                clock);
        // A change of scope may take a product out of it: all of the maker's are looked at.
        follow(
                Source.EVIDENCE,
                dossier::changedAfter,
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                changed -> ofMakers(changed.stream().map(one -> one.scope().cooperative())),
                clock);
        follow(
                Source.LOTS,
                lots::changedAfter,
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                changed -> Mono.just(
                        changed.stream().map(Lot::product).collect(Collectors.toCollection(LinkedHashSet::new))),
                clock);
    }

    /** A record in the state that it was found in. */
    private record Change(String id, long revision, Instant at) {

        Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    /** @param products that records touch, of which some may be the same */
    private record Followed<T>(
            Feed<T> feed, Function<T, Change> change, Function<List<T>, Mono<Set<String>>> products) {}

    private <T> void follow(
            Source source,
            BiFunction<Cursor, Integer, Flux<T>> next,
            Function<T, Change> change,
            Function<List<T>, Mono<Set<String>>> products,
            Clock clock) {
        var feed = new Feed<>(next, one -> change.apply(one).cursor(), PAGE, clock);
        followed.put(source, new Followed<>(feed, change, products));
        met.put(source, new HashMap<>());
    }

    /**
     * Walks through all changes that come after those that were read.
     *
     * @param write what is done with the products touched, a batch at a time
     * @return the watermarks afterwards
     */
    Mono<Watermarks> ahead(Watermarks from, Function<EntryReader.Batch, Mono<Void>> write) {
        return each(from, (marks, source) -> ahead(source, followed(source), marks.of(source), write));
    }

    /** Looks once more for what came late. */
    Mono<Watermarks> back(Watermarks from, Function<EntryReader.Batch, Mono<Void>> write) {
        return each(from, (marks, source) -> back(source, followed(source), marks.of(source), write));
    }

    private static Mono<Watermarks> each(Watermarks from, BiFunction<Watermarks, Source, Mono<FeedPosition>> read) {
        return Flux.fromArray(Source.values())
                .reduce(
                        Mono.just(from),
                        (before, source) -> before.flatMap(
                                marks -> read.apply(marks, source).map(to -> marks.with(source, to))))
                .flatMap(all -> all);
    }

    private <T> Mono<FeedPosition> ahead(
            Source source, Followed<T> one, FeedPosition from, Function<EntryReader.Batch, Mono<Void>> write) {
        return one.feed().ahead(from, MAX_PAGES, found -> refresh(source, one, found, write));
    }

    private <T> Mono<FeedPosition> back(
            Source source, Followed<T> one, FeedPosition from, Function<EntryReader.Batch, Mono<Void>> write) {
        return one.feed()
                .back(from, MAX_PAGES_BACK, found -> refresh(source, one, found, write))
                .doOnNext(to ->
                        met(source).values().removeIf(change -> change.cursor().compareTo(to.settled()) <= 0));
    }

    /** Writes the products that these records touch, but for those whose record was met in just this state. */
    private <T> Mono<Void> refresh(
            Source source, Followed<T> one, List<T> found, Function<EntryReader.Batch, Mono<Void>> write) {
        var fresh = found.stream()
                .filter(record -> !one.change()
                        .apply(record)
                        .equals(met(source).get(one.change().apply(record).id())))
                .toList();
        return fresh.isEmpty()
                ? Mono.empty()
                : one.products()
                        .apply(fresh)
                        .flatMapMany(sources::of)
                        .concatMap(write)
                        .then(Mono.fromRunnable(() -> fresh.stream()
                                .map(one.change())
                                .forEach(change -> met(source).put(change.id(), change))));
    }

    private Followed<?> followed(Source source) {
        return Objects.requireNonNull(followed.get(source));
    }

    private Map<String, Change> met(Source source) {
        return Objects.requireNonNull(met.get(source));
    }

    /** As the catalog knows them: of a maker that was hidden until now the index holds none. */
    private Mono<Set<String>> ofMakers(Stream<String> makers) {
        return catalog.idsOf(makers.distinct().toList()).collect(LinkedHashSet::new, Set::add);
    }
}
