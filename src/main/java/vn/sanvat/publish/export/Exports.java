package vn.sanvat.publish.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.media.Photos;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.store.TemporaryFolder;
import vn.sanvat.web.Problem;

/** Packs all that the catalog shows into one ZIP: a spreadsheet, the same as JSON, and the pictures. */
@Service
public class Exports implements DisposableBean {

    /** A province lists some hundreds; more would fill the disk; the package says so. */
    static final int MAX_PRODUCTS = 5_000;

    private static final int PAGE = 50;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int MAX_WRITERS = 2;
    private static final int MAX_WAITING = 100;

    /** Writing spreadsheets and files blocks. */
    private final Scheduler writers = Schedulers.newBoundedElastic(MAX_WRITERS, MAX_WAITING, "export");

    private final Catalog catalog;
    private final Offers offers;
    private final Photos photos;
    private final TemporaryFolder temporary;

    Exports(Catalog catalog, Offers offers, Photos photos, TemporaryFolder temporary) {
        this.catalog = catalog;
        this.offers = offers;
        this.photos = photos;
        this.temporary = temporary;
    }

    /** @return the ZIP as it is read from disk; the file goes when the last byte, or the reader, has gone */
    public Flux<DataBuffer> zip() {
        return Flux.usingWhen(
                        Mono.fromCallable(() -> ExportFile.open(temporary.path()))
                                .subscribeOn(writers),
                        file -> written(file).flatMapMany(Exports::bytes),
                        file -> Mono.fromRunnable(file::delete).subscribeOn(writers))
                .onErrorMap(RejectedExecutionException.class, e -> busy())
                .onErrorMap(temporary::refusal);
    }

    private Mono<Path> written(ExportFile file) {
        return catalog.marksOfShown()
                .map(Catalog.Mark::id)
                .take(MAX_PRODUCTS + 1L)
                .collectList()
                .flatMap(ids -> goods(file, ids))
                .thenMany(Flux.defer(() -> Flux.fromIterable(file.photos())))
                .concatMap(photo -> picture(file, photo))
                .then(Mono.fromCallable(file::finish).subscribeOn(writers));
    }

    /** By their ids and not by pages of a list: what moves up in a list while it is paged through is left out. */
    private Mono<Void> goods(ExportFile file, List<String> ids) {
        var some = ids.subList(0, Math.min(ids.size(), MAX_PRODUCTS));
        if (ids.size() > MAX_PRODUCTS) {
            file.sayCutAt(MAX_PRODUCTS);
        }
        return Flux.fromIterable(some)
                .buffer(PAGE)
                .concatMap(page -> catalog.findAll(page).collectList())
                .concatMap(products -> offers.ofProducts(products)
                        .flatMap(found -> Mono.fromRunnable(() -> file.add(found.values(), photosOf(products)))
                                .subscribeOn(writers)))
                .then();
    }

    private static List<String> photosOf(List<Product> products) {
        return products.stream()
                .map(Product::shown)
                .filter(Objects::nonNull)
                .flatMap(shown -> shown.photos().stream())
                .toList();
    }

    /** The same as is offered to platforms. */
    private Mono<Void> picture(ExportFile file, String id) {
        return photos.find(id)
                .flatMap(photo -> Mono.justOrEmpty(Offers.picturePx(photo)))
                .flatMap(px -> photos.file(id, px, "jpg"))
                .flatMap(jpeg ->
                        Mono.fromRunnable(() -> file.addPicture(id, jpeg)).subscribeOn(writers))
                .then();
    }

    private static Flux<DataBuffer> bytes(Path zip) {
        return DataBufferUtils.read(zip, DefaultDataBufferFactory.sharedInstance, CHUNK_BYTES);
    }

    private static Problem busy() {
        return Problem.of(
                Problem.Kind.BUSY,
                null,
                "Đang có nhiều bản xuất khác; hãy thử lại sau một phút",
                "Other exports are under way; try again in a minute");
    }

    @Override
    public void destroy() {
        writers.dispose();
    }
}
