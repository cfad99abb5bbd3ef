package vn.sanvat.label;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Pack;
import vn.sanvat.label.QrImages.Correction;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.CodeLinks;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;

/** QR codes of packs and lots as pictures. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
@RequestMapping("/qr")
class QrApi {

    /** What a lot's code says never changes; its dates, which stand below it, may have been misread. */
    private static final CacheControl ASKED_AGAIN = CacheControl.noCache().cachePublic();

    /** A pack may get a GTIN. */
    private static final CacheControl FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private static final Map<String, MediaType> TYPES =
            Map.of("svg", MediaType.valueOf("image/svg+xml"), "png", MediaType.IMAGE_PNG);

    private final QrImages images;
    private final CodeLinks links;
    private final QrCodes codes;
    private final LotFinder lots;
    private final Catalog catalog;

    QrApi(QrImages images, CodeLinks links, QrCodes codes, LotFinder lots, Catalog catalog) {
        this.images = images;
        this.links = links;
        this.codes = codes;
        this.lots = lots;
        this.catalog = catalog;
    }

    /** How the picture is wanted. */
    private record Wanted(String name, String format, Correction correction, int sidePx) {

        static Wanted of(String file, @Nullable String level, int sidePx) {
            int dot = file.lastIndexOf('.');
            var format = dot < 0 ? "" : file.substring(dot + 1);
            if (!TYPES.containsKey(format)) {
                throw Problem.notFound(
                        null,
                        "Ảnh mã QR có đuôi .svg hoặc .png, không phải \"" + shown(file) + "\"",
                        "Pictures of codes end in .svg or .png, not \"" + shown(file) + "\"");
            }
            return new Wanted(file.substring(0, dot), format, level == null ? Correction.M : correction(level), sidePx);
        }

        private static Correction correction(String level) {
            return Arrays.stream(Correction.values())
                    .filter(one -> one.name().equals(level.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            "level",
                            "level là \"" + shown(level) + "\"; phải là L, M, Q hoặc H",
                            "level is \"" + shown(level) + "\"; allowed are L, M, Q and H"));
        }

        private static String shown(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }

    /**
     * @param file the pack's id, then {@code .svg} or {@code .png}
     * @param size of the code in a PNG, in px; the words stand below it
     * @param download true: the browser saves it
     */
    @GetMapping("/pack/{file}")
    Mono<ResponseEntity<byte[]>> ofPack(
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(defaultValue = "512") int size,
            @RequestParam(defaultValue = "false") boolean download) {
        return Mono.fromCallable(() -> Wanted.of(file, level, size))
                .flatMap(wanted -> Mono.zip(catalog.pack(wanted.name()), codes.ofPack(wanted.name()))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound(
                                null,
                                "Không có quy cách \"" + Wanted.shown(wanted.name()) + "\"",
                                "There is no pack \"" + Wanted.shown(wanted.name()) + "\"")))
                        .flatMap(found -> answer(
                                links.of(found.getT1().pack(), found.getT2()),
                                caption(found.getT1().pack(), found.getT2()),
                                wanted,
                                FOR_AN_HOUR,
                                download)));
    }

    /**
     * @param file the lot's code, then {@code .svg} or {@code .png}
     * @param size of the code in a PNG, in px; the words stand below it
     * @param download true: the browser saves it
     */
    @GetMapping("/lot/{file}")
    Mono<ResponseEntity<byte[]>> ofLot(
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(defaultValue = "512") int size,
            @RequestParam(defaultValue = "false") boolean download) {
        return Mono.fromCallable(() -> Wanted.of(file, level, size))
                .flatMap(wanted -> lots.byCode(wanted.name())
                        .switchIfEmpty(Mono.error(() -> QrCodes.unknown(wanted.name())))
                        .flatMap(lot -> answer(links.of(lot), caption(lot), wanted, ASKED_AGAIN, download)));
    }

    /** What a person reads off a pack whose code no camera can; Vietnamese, as all of a label is. */
    private static List<String> caption(Lot lot) {
        var lines = new ArrayList<>(
                List.of(lot.code(), "Lô " + lot.number(), "Sản xuất " + Dates.format(lot.producedOn())));
        if (lot.expiresOn() != null) {
            lines.add("Hạn dùng " + Dates.format(lot.expiresOn()));
        }
        return lines;
    }

    private static List<String> caption(Pack pack, QrCode code) {
        return pack.gtin() == null
                ? List.of(code.id(), pack.net().format())
                : List.of(code.id(), "GTIN " + pack.gtin().digits(), pack.net().format());
    }

    private Mono<ResponseEntity<byte[]>> answer(
            String link, List<String> caption, Wanted wanted, CacheControl caching, boolean download) {
        var picture = wanted.format().equals("svg")
                ? images.svg(link, wanted.correction(), caption)
                : images.png(link, wanted.correction(), wanted.sidePx(), caption);
        var type = TYPES.getOrDefault(wanted.format(), MediaType.APPLICATION_OCTET_STREAM);
        var disposition = (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename("qr-" + wanted.name() + "." + wanted.format(), StandardCharsets.UTF_8)
                .build();
        return picture.map(bytes -> ResponseEntity.ok()
                .contentType(type)
                .cacheControl(caching)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes));
    }
}
