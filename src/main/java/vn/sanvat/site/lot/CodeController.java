package vn.sanvat.site.lot;

import org.jspecify.annotations.Nullable;
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
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.goods.ProductPages;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;

/** What a printed code leads to. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class CodeController {

    private final QrCodes codes;
    private final LotFinder lots;
    private final Catalog catalog;
    private final CodeLookup lookup;
    private final LotChoices choices;
    private final LotPages lotPages;
    private final ProductPages productPages;
    private final HelpPages help;

    CodeController(
            QrCodes codes,
            LotFinder lots,
            Catalog catalog,
            CodeLookup lookup,
            LotChoices choices,
            LotPages lotPages,
            ProductPages productPages,
            HelpPages help) {
        this.codes = codes;
        this.lots = lots;
        this.catalog = catalog;
        this.lookup = lookup;
        this.choices = choices;
        this.lotPages = lotPages;
        this.productPages = productPages;
        this.help = help;
    }

    /** A code that somebody typed, or the whole address that a scanner read. */
    @GetMapping("/l")
    Mono<ResponseEntity<byte[]>> typed(ServerHttpRequest request, @RequestParam(defaultValue = "") String code) {
        var reader = Reader.of(request);
        if (code.isEmpty()) {
            return Mono.just(LotChoices.seeOther(reader.in("/") + "#code"));
        }
        var typed = TypedCode.read(code);
        return lookup.find(typed)
                .map(found -> choices.answer(request, typed, found))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    var fault = typed.fault();
                    if (fault != null) {
                        throw Problem.invalid("code", fault.vietnamese(), fault.english());
                    }
                    return typed.simple()
                            ? LotChoices.seeOther(reader.in("/l/" + typed.text()))
                            : help.unknownCode(request, typed.text());
                }));
    }

    /** Also as it is typed by hand: in small letters, in groups, with letters that look alike. */
    @GetMapping("/l/{code}")
    Mono<ResponseEntity<byte[]>> scanned(ServerHttpRequest request, @PathVariable String code) {
        return codes.target(code)
                .flatMap(found ->
                        show(request, found).map(page -> found.id().equals(code) ? page : LotChoices.notKept(page)))
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
                    .flatMap(lot -> lotPages.show(request, lot, code.retirement(), ReportForm.EMPTY))
                    .switchIfEmpty(Mono.fromSupplier(() -> help.notShownYet(request)));
        }
        var packId = code.packId();
        return packId == null
                ? Mono.empty()
                : catalog.pack(packId).flatMap(found -> product(request, found, code.retirement()));
    }

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, DigitalLink link, PackOfProduct found) {
        var number = link.lot();
        if (number == null) {
            return product(request, found, null);
        }
        return lots.ofEitherCase(found.pack().id(), number)
                .flatMap(lot -> lotPages.show(request, lot, null, ReportForm.EMPTY))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    var content = found.product().lastShown();
                    return content == null
                            ? help.notShownYet(request)
                            : help.unknownLot(request, content.name(), number.value());
                }));
    }

    private Mono<ResponseEntity<byte[]>> product(
            ServerHttpRequest request, PackOfProduct found, QrCode.@Nullable Retirement retired) {
        return found.product().lastShown() == null
                ? Mono.fromSupplier(() -> help.notShownYet(request))
                : productPages.show(request, found.product(), found.pack(), retired);
    }
}
