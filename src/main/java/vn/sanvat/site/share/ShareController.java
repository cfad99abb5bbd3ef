package vn.sanvat.site.share;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.label.LinkPictures;
import vn.sanvat.label.LinkPictures.Words;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;

/** The pictures that shared links show: drawn when they are first asked for, and kept. One of an older revision leads to that of today. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class ShareController {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    /** Both languages at once: nobody may take it for something else. */
    private static final String ALARM = "THU HỒI · RECALLED";

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final LotFinder lots;
    private final Photos photos;
    private final LinkPictures pictures;

    ShareController(Catalog catalog, Cooperatives cooperatives, LotFinder lots, Photos photos, LinkPictures pictures) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.lots = lots;
        this.photos = photos;
        this.pictures = pictures;
    }

    @GetMapping(SharePicture.PATH + "product/{file}")
    Mono<ResponseEntity<byte[]>> ofProduct(@PathVariable String file) {
        return answer(
                "product",
                file,
                asked -> shown(asked.name()).filter(product -> !product.makerHidden()),
                SharePicture::of,
                this::draw);
    }

    @GetMapping(SharePicture.PATH + "lot/{file}")
    Mono<ResponseEntity<byte[]>> ofLot(@PathVariable String file) {
        return answer("lot", file, asked -> lots.byCode(asked.name()), SharePicture::of, this::draw);
    }

    @GetMapping(SharePicture.PATH + "maker/{file}")
    Mono<ResponseEntity<byte[]>> ofMaker(@PathVariable String file) {
        return answer(
                "maker",
                file,
                asked -> cooperatives.find(asked.name()).filter(Cooperative::shown),
                SharePicture::of,
                this::draw);
    }

    private <T> Mono<ResponseEntity<byte[]>> answer(
            String kind,
            String file,
            Function<SharePicture, Mono<T>> find,
            Function<T, SharePicture> current,
            Function<T, Mono<byte[]>> draw) {
        return Mono.justOrEmpty(SharePicture.read(kind, file))
                .flatMap(asked -> find.apply(asked)
                        .flatMap(found -> current.apply(found).equals(asked)
                                ? draw.apply(found).map(ShareController::picture)
                                : Mono.just(moved(current.apply(found)))))
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        null,
                        "Không có ảnh \"" + shortened(file) + "\"",
                        "There is no picture \"" + shortened(file) + "\"")));
    }

    private Mono<Product> shown(String id) {
        return catalog.find(id).filter(product -> product.lastShown() != null);
    }

    private Mono<byte[]> draw(Product product) {
        var content = Objects.requireNonNull(product.lastShown());
        return cooperatives
                .find(product.cooperative())
                .flatMap(
                        maker -> draw(content.photos(), new Words(content.name().vi(), maker.name(), null)));
    }

    private Mono<byte[]> draw(Lot lot) {
        return shown(lot.product()).flatMap(product -> {
            var content = Objects.requireNonNull(product.lastShown());
            return cooperatives
                    .find(lot.cooperative())
                    .flatMap(maker -> draw(
                            content.photos(),
                            new Words(
                                    content.name().vi() + ", lô " + lot.number(),
                                    maker.name(),
                                    lot.recalled() ? ALARM : null)));
        });
    }

    private Mono<byte[]> draw(Cooperative maker) {
        return draw(maker.pictures(), new Words(maker.name(), maker.address().printed(), null));
    }

    private Mono<byte[]> draw(List<String> pictured, Words words) {
        var first = pictured.isEmpty() ? Mono.<Photo>empty() : photos.find(pictured.getFirst());
        return first.flatMap(photo -> photos.file(
                                photo.id(), photo.longSidesPx().getLast(), "jpg")
                        .flatMap(bytes -> pictures.jpeg(bytes, told(words, photo))))
                .switchIfEmpty(Mono.defer(() -> pictures.jpeg(null, words)));
    }

    /** What is drawn is not taken for a photo. */
    private static Words told(Words words, Photo photo) {
        return photo.illustration()
                ? new Words(words.title(), words.subtitle() + " · Tranh minh họa", words.alarm())
                : words;
    }

    private static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(KEPT)
                .body(jpeg);
    }

    private static ResponseEntity<byte[]> moved(SharePicture current) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(current.path()))
                .build();
    }

    private static String shortened(String file) {
        return file.length() <= 40 ? file : file.substring(0, 40) + "…";
    }
}
