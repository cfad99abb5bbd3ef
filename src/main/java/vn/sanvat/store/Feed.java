package vn.sanvat.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What changed in a collection, in the order of a time that each record carries, page by page. A record becomes visible some time
 * after the time that it carries, and clocks of instances differ; so what lies within the {@link #OVERLAP} is looked at again until
 * nothing can come there any more. A reader therefore meets a record more than once, and must not mind.
 *
 * @param next the records after a cursor, in order, at most so many
 * @param cursorOf where a record stands
 * @param pageSize of a full page
 */
public record Feed<T>(
        BiFunction<Cursor, Integer, Flux<T>> next, Function<T, Cursor> cursorOf, int pageSize, Clock clock) {

    /** Clocks of instances may differ by 10 s, and a write may take 20 s from the time that its record carries. */
    public static final Duration OVERLAP = Duration.ofSeconds(30);

    /** @param ended nothing is left to be read now */
    private record Progress(FeedPosition position, int pagesLeft, boolean ended) {}

    /**
     * Reads on, and looks once more for what came late.
     *
     * @param maxPages of either; what is left is read from the position that is given back
     * @param work done with each page before the position moves past it
     */
    public Mono<FeedPosition> sweep(FeedPosition from, int maxPages, Function<List<T>, Mono<Void>> work) {
        return ahead(from, maxPages, work).flatMap(now -> back(now, maxPages, work));
    }

    /** Reads on from the last that was read. */
    public Mono<FeedPosition> ahead(FeedPosition from, int maxPages, Function<List<T>, Mono<Void>> work) {
        return steps(
                new Progress(from, maxPages, false),
                step -> page(step.position().head(), work)
                        .map(page -> new Progress(step.position().ahead(page), step.pagesLeft() - 1, page.last())));
    }

    /** Looks once more where something may have come between. A look that is cut short goes on from there the next time. */
    public Mono<FeedPosition> back(FeedPosition from, int maxPages, Function<List<T>, Mono<Void>> work) {
        return steps(
                new Progress(from, maxPages, from.allSettled()),
                step -> page(step.position().checked(), work)
                        .map(page -> new Progress(
                                step.position().back(page),
                                step.pagesLeft() - 1,
                                page.reaches(step.position().head()))));
    }

    private static Mono<FeedPosition> steps(Progress first, Function<Progress, Mono<Progress>> next) {
        return Mono.just(first)
                .expand(step -> step.ended() || step.pagesLeft() <= 0 ? Mono.empty() : next.apply(step))
                .last()
                .map(Progress::position);
    }

    private Mono<FeedPosition.Page> page(Cursor after, Function<List<T>, Mono<Void>> work) {
        return Mono.defer(() -> {
            var horizon = clock.instant().minus(OVERLAP);
            return next.apply(after, pageSize)
                    .collectList()
                    .flatMap(found -> work.apply(found).thenReturn(read(found, horizon)));
        });
    }

    private FeedPosition.Page read(List<T> found, Instant horizon) {
        return new FeedPosition.Page(found.stream().map(cursorOf).toList(), found.size() < pageSize, horizon);
    }
}
