package vn.sanvat.catalog.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.imports.ImportOptions;
import vn.sanvat.catalog.imports.ImportPlaces;
import vn.sanvat.catalog.imports.ImportResult;
import vn.sanvat.catalog.imports.ImportWriter;
import vn.sanvat.catalog.sheet.SheetAnswer.Change;
import vn.sanvat.catalog.sheet.SheetAnswer.Outcome;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.identity.Viewer;

/** Takes a sheet of goods row by row: says what it would change, or changes it. Memory holds some hundred rows of it. */
@Service
class GoodsSheets implements DisposableBean {

    private static final int MAX_THREADS = 2;
    private static final int MAX_WAITING = 100;

    /** Reading files blocks. */
    private final Scheduler reading = Schedulers.newBoundedElastic(MAX_THREADS, MAX_WAITING, "sheet");

    private final ImportWriter writer;
    private final ImportPlaces places;

    GoodsSheets(ImportWriter writer, ImportPlaces places) {
        this.writer = writer;
        this.places = places;
    }

    /**
     * Who sends a sheet, and what for.
     *
     * @param apply whether it is done; else it is only said what would be
     */
    record Asked(Viewer viewer, boolean apply, Locale locale) {

        ImportOptions options() {
            return apply ? ImportOptions.drafts(viewer.name()) : ImportOptions.dryRun(viewer.name());
        }
    }

    /** A row and what became of it. */
    record Answered(SheetLine line, SheetAnswer answer) {}

    /**
     * The answers to the header and to each row, in their order, some at a time.
     *
     * @param path of a file that stays as it is until the last answer has come
     */
    Flux<List<SheetAnswer>> take(Path path, Asked asked) {
        return taken(
                path,
                asked,
                (sheet, answered) -> Flux.concat(
                        Flux.just(List.of(SheetAnswer.header(sheet.header(), sheet.rows()))),
                        answered.map(some -> some.stream().map(Answered::answer).toList())));
    }

    /** What is made of the answers while the sheet is open. */
    <T> Flux<T> taken(Path path, Asked asked, BiFunction<OpenSheet, Flux<List<Answered>>, Flux<T>> made) {
        var work = Flux.usingWhen(
                Mono.fromCallable(() -> OpenSheet.of(path)).subscribeOn(reading),
                sheet -> made.apply(sheet, answered(sheet, asked)),
                sheet -> Mono.fromRunnable(() -> close(sheet)).subscribeOn(reading));
        return places.oneOf(work);
    }

    private Flux<List<Answered>> answered(OpenSheet sheet, Asked asked) {
        var reader = new RowReader(sheet.header(), asked.viewer());
        return Flux.using(
                        sheet::lines,
                        lines -> Flux.fromIterable(() -> SheetBatch.cut(lines.iterator(), reader)),
                        Stream::close)
                .subscribeOn(reading)
                .concatMap(batch -> answered(sheet.header(), batch, asked), 1);
    }

    private Mono<List<Answered>> answered(SheetHeader header, SheetBatch batch, Asked asked) {
        return results(batch.items(), asked.options()).map(results -> {
            var answers = new HashMap<Integer, SheetAnswer>();
            batch.lines().stream()
                    .filter(line -> batch.refused().containsKey(line.number()))
                    .forEach(line -> answers.put(
                            line.number(),
                            SheetAnswer.refused(
                                    header,
                                    line,
                                    Objects.requireNonNull(batch.refused().get(line.number())))));
            results.forEach(result -> answer(header, result, asked.locale(), answers));
            return batch.lines().stream()
                    .map(line -> new Answered(line, Objects.requireNonNull(answers.get(line.number()))))
                    .toList();
        });
    }

    /** Where something outside the sheet stands in the way of a product, its rows are tried each for itself. */
    private Mono<List<ImportResult>> results(List<SheetItem> items, ImportOptions options) {
        return writer.take(items, options).flatMap(results -> {
            var refused = results.stream()
                    .filter(result -> result.refusal() != null)
                    .map(result -> (SheetItem) result.item())
                    .filter(item -> item.rows().size() > 1)
                    .flatMap(item -> item.apart().stream())
                    .toList();
            if (refused.isEmpty()) {
                return Mono.just(results);
            }
            return writer.take(refused, options).map(again -> {
                var all = new ArrayList<>(results);
                all.removeIf(result -> result.refusal() != null
                        && ((SheetItem) result.item()).rows().size() > 1);
                all.addAll(again);
                return List.copyOf(all);
            });
        });
    }

    private static void answer(
            SheetHeader header, ImportResult result, Locale locale, Map<Integer, SheetAnswer> answers) {
        var item = (SheetItem) result.item();
        var refusal = result.refusal();
        if (refusal != null) {
            item.rows().forEach(row -> answers.put(row.number(), SheetAnswer.refused(header, row.line(), refusal)));
            return;
        }
        var before = result.before() == null ? null : result.before().content();
        var refusals = item.judged(before).refusals();
        var after = Objects.requireNonNull(result.after());
        for (var row : item.rows()) {
            var wrong = refusals.get(row.number());
            answers.put(
                    row.number(),
                    wrong != null
                            ? SheetAnswer.refused(header, row.line(), wrong)
                            : answer(row, before, after, locale));
        }
    }

    private static SheetAnswer answer(SheetRow row, Product.@Nullable Content before, Product after, Locale locale) {
        var changes = before == null ? List.<Change>of() : changes(row, before, after.content(), locale);
        var outcome = before == null ? Outcome.CREATED : changes.isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED;
        return new SheetAnswer(
                row.number(),
                outcome,
                after.id(),
                after.content().name().vi(),
                changes.isEmpty() ? null : changes,
                null,
                null,
                null);
    }

    private static List<Change> changes(SheetRow row, Product.Content before, Product.Content after, Locale locale) {
        var packBefore = pack(row, before);
        var packAfter = pack(row, after);
        return row.texts().keySet().stream()
                .map(column -> new Change(
                        column.title(), column.text(before, packBefore, locale), column.text(after, packAfter, locale)))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static @Nullable Pack pack(SheetRow row, Product.Content content) {
        var at = PackMatch.find(row, content.packs());
        return at.isPresent() ? content.packs().get(at.getAsInt()) : null;
    }

    private static void close(OpenSheet sheet) {
        try {
            sheet.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scheduler reading() {
        return reading;
    }

    @Override
    public void destroy() {
        reading.dispose();
    }
}
