package vn.sanvat.site.lot;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.PackOfProduct;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.site.goods.ProductPages;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Audience;

/** What a printed code leads to. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class LotController {

    private final QrCodes codes;
    private final Lots lots;
    private final Catalog catalog;
    private final LotPages lotPages;
    private final ProductPages productPages;
    private final HelpPages help;

    LotController(
            QrCodes codes, Lots lots, Catalog catalog, LotPages lotPages, ProductPages productPages, HelpPages help) {
        this.codes = codes;
        this.lots = lots;
        this.catalog = catalog;
        this.lotPages = lotPages;
        this.productPages = productPages;
        this.help = help;
    }

    /** A code that somebody typed, or the whole address that a scanner read. */
    @GetMapping("/l")
    ResponseEntity<Void> typed(@RequestParam(defaultValue = "") String code) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(TypedCode.address(code.strip())))
                .build();
    }

    @GetMapping("/l/{code}")
    Mono<ResponseEntity<byte[]>> scanned(ServerHttpRequest request, @PathVariable String code) {
        return codes.target(code)
                .flatMap(found -> show(request, found))
                .switchIfEmpty(Mono.fromSupplier(() -> help.unknownCode(request, code)));
    }

    @GetMapping("/01/{*key}")
    Mono<ResponseEntity<byte[]>> linked(ServerHttpRequest request) {
        var link = DigitalLink.parse(request.getURI().getRawPath());
        return catalog.byGtin(link.gtin())
                .flatMap(found -> show(request, link, found))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> help.unknownCode(request, link.gtin().digits())));
    }

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, QrCode code) {
        var lotId = code.lotId();
        if (lotId != null) {
            return lots.find(lotId)
                    .flatMap(lot -> show(request, lot))
                    .switchIfEmpty(Mono.fromSupplier(() -> help.notShownYet(request)));
        }
        var packId = code.packId();
        return packId == null ? Mono.empty() : catalog.pack(packId).flatMap(found -> product(request, found));
    }

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, DigitalLink link, PackOfProduct found) {
        var number = link.lot();
        if (number == null) {
            return product(request, found);
        }
        return lots.of(found.pack().id(), number)
                .flatMap(lot -> show(request, lot))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    var content = found.product().lastShown();
                    return content == null
                            ? help.notShownYet(request)
                            : help.unknownLot(request, content.name(), number.value());
                }));
    }

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, Lot lot) {
        return lotPages.show(request, lot, ReportForm.EMPTY);
    }

    private Mono<ResponseEntity<byte[]>> product(ServerHttpRequest request, PackOfProduct found) {
        return found.product().lastShown() == null
                ? Mono.fromSupplier(() -> help.notShownYet(request))
                : productPages.show(request, found.product(), found.pack());
    }
}
