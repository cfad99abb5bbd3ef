package vn.sanvat.catalog.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.WorkingCopies;
import vn.sanvat.catalog.sheet.GoodsSheets.Answered;
import vn.sanvat.catalog.sheet.GoodsSheets.Asked;
import vn.sanvat.catalog.sheet.file.Cell;
import vn.sanvat.catalog.sheet.file.SheetOutput;
import vn.sanvat.catalog.sheet.file.SheetOutput.Format;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.store.TemporaryFolder;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** Writes sheets of goods: what there is, and what became of one that was sent. */
@Component
class GoodsSheetExport {

    private static final int PAGE = 100;

    private static final Localized SHEET = Localized.of("Sản phẩm", "Goods");

    /** Of a column that is not ours, in characters. */
    private static final int OTHER_WIDTH = 16;

    private final Catalog catalog;
    private final GoodsSheets sheets;
    private final TemporaryFolder temporary;

    GoodsSheetExport(Catalog catalog, GoodsSheets sheets, TemporaryFolder temporary) {
        this.catalog = catalog;
        this.sheets = sheets;
        this.temporary = temporary;
    }

    /**
     * The working copies of the goods that a viewer may write.
     *
     * @param cooperative of this maker only; null for all
     * @return a new file, to be deleted by who asked for it
     * @throws Problem invalid, for more than a sheet takes back
     */
    Mono<Path> goods(@Nullable String cooperative, Viewer viewer, Format format, Locale locale) {
        var titles = Arrays.stream(SheetColumn.values())
                .filter(column -> column != SheetColumn.RESULT)
                .map(column -> column.title().in(locale))
                .toList();
        return file(
                format,
                locale,
                titles,
                widths(titles),
                output -> pages(cooperative, viewer)
                        .concatMap(page -> blocking(() -> {
                            for (var product : page.items()) {
                                write(product, output, locale);
                            }
                        }))
                        .then());
    }

    private Flux<Page<Product>> pages(@Nullable String cooperative, Viewer viewer) {
        var wanted =
                WorkingCopies.of(null, new Catalog.Filter(null, cooperative)).forWhoMay(Permission.WRITE_GOODS, viewer);
        return page(wanted, 1)
                .doOnNext(GoodsSheetExport::refuseTooMany)
                .expand(page -> page.page() < page.pages() ? page(wanted, page.page() + 1) : Mono.empty());
    }

    private Mono<Page<Product>> page(WorkingCopies wanted, int number) {
        return catalog.working(wanted, new Page.Request(number, PAGE));
    }

    private static void refuseTooMany(Page<Product> page) {
        if (page.total() > OpenSheet.MAX_ROWS) {
            throw Problem.invalid(
                    "cooperative",
                    "Có " + page.total() + " sản phẩm; một bảng tối đa " + OpenSheet.MAX_ROWS
                            + ", hãy tải riêng từng cơ sở",
                    "There are " + page.total() + " products; a sheet has at most " + OpenSheet.MAX_ROWS
                            + ", download them maker by maker");
        }
    }

    /** What belongs to the product stands in its first row only, so that rows may be sorted and each still says the truth. */
    private static void write(Product product, SheetOutput output, Locale locale) throws IOException {
        var packs = new ArrayList<@Nullable Pack>(product.content().packs());
        if (packs.isEmpty()) {
            packs.add(null);
        }
        for (int i = 0; i < packs.size(); i++) {
            var pack = packs.get(i);
            var first = i == 0;
            output.row(Arrays.stream(SheetColumn.values())
                    .filter(column -> column != SheetColumn.RESULT)
                    .map(column -> cell(column, product, pack, first, locale))
                    .toList());
        }
    }

    private static Cell cell(SheetColumn column, Product product, @Nullable Pack pack, boolean first, Locale locale) {
        return switch (column) {
            case CODE -> Cell.text(product.id());
            case MAKER -> Cell.text(product.cooperative());
            case STATE -> Cell.text(state(product.listing().state()).in(locale));
            case PRICE -> pack == null ? Cell.EMPTY : Cell.number(Long.toString(pack.priceVnd()));
            default -> first || column.ofPack() ? Cell.text(column.text(product.content(), pack, locale)) : Cell.EMPTY;
        };
    }

    private static Localized state(State state) {
        return switch (state) {
            case DRAFT -> Localized.of("Bản nháp", "Draft");
            case SUBMITTED -> Localized.of("Chờ duyệt", "Waiting for review");
            case APPROVED -> Localized.of("Đã duyệt", "Approved");
            case PUBLISHED -> Localized.of("Đã lên sàn", "On a platform");
            case WITHDRAWN -> Localized.of("Đã gỡ", "Withdrawn");
            case REJECTED -> Localized.of("Bị từ chối", "Rejected");
        };
    }

    /**
     * The sheet that was sent, as it was, with a column that says what became of each row and how to mend it.
     *
     * @param path of the sheet that was sent
     * @return a new file, to be deleted by who asked for it
     */
    Mono<Path> answered(Path path, Asked asked, Format format) {
        return sheets.taken(path, asked, (sheet, answered) -> {
                    var header = sheet.header();
                    var titles = without(header, header.titles());
                    titles.add(SheetColumn.RESULT.title().in(asked.locale()));
                    return file(
                                    format,
                                    asked.locale(),
                                    titles,
                                    widths(titles),
                                    output -> answered.concatMap(some -> blocking(() -> {
                                                for (var one : some) {
                                                    output.row(row(one, header, asked.locale()));
                                                }
                                            }))
                                            .then())
                            .flux();
                })
                .single();
    }

    private static List<Cell> row(Answered one, SheetHeader header, Locale locale) {
        var all = IntStream.range(0, header.titles().size())
                .mapToObj(one.line()::cell)
                .toList();
        var cells = without(header, all);
        cells.add(Cell.text(one.answer().says(locale)));
        return cells;
    }

    /** What an earlier answer said is said anew. */
    private static <T> List<T> without(SheetHeader header, List<T> all) {
        var kept = new ArrayList<>(all);
        var results = header.columns().get(SheetColumn.RESULT);
        if (results != null) {
            kept.remove(results.intValue());
        }
        return kept;
    }

    private static List<Integer> widths(List<String> titles) {
        return titles.stream()
                .map(title -> SheetColumn.titled(title).map(SheetColumn::width).orElse(OTHER_WIDTH))
                .toList();
    }

    /** What writes rows, one part after the other. */
    private interface Rows {
        Mono<Void> to(SheetOutput output);
    }

    /** What blocks. */
    private interface Writing {
        void write() throws IOException;
    }

    private Mono<Path> file(Format format, Locale locale, List<String> titles, List<Integer> widths, Rows rows) {
        return Mono.fromCallable(temporary::newFile)
                .subscribeOn(sheets.reading())
                .flatMap(path -> Mono.usingWhen(
                                blocked(() -> open(path, format, locale, titles, widths)),
                                output -> rows.to(output).thenReturn(path),
                                output -> blocking(output::close),
                                (output, failure) -> blocking(output::close),
                                output -> blocking(output::close))
                        .onErrorResume(
                                e -> blocking(() -> Files.deleteIfExists(path)).then(Mono.error(e))))
                .onErrorMap(temporary::refusal);
    }

    private static SheetOutput open(Path path, Format format, Locale locale, List<String> titles, List<Integer> widths)
            throws IOException {
        var output = SheetOutput.open(format, Files.newOutputStream(path), SHEET.in(locale), widths);
        output.header(titles);
        return output;
    }

    private <T> Mono<T> blocked(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(sheets.reading());
    }

    private Mono<Void> blocking(Writing work) {
        return blocked(() -> {
                    work.write();
                    return true;
                })
                .then();
    }
}
