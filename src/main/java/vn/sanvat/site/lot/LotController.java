package vn.sanvat.site.lot;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.PackOf;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.HelpPages;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.goods.ProductPages;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Audience;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** What a printed code leads to, and how a buyer reports a problem. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class LotController {

    private final QrCodes codes;
    private final Lots lots;
    private final Catalog catalog;
    private final Feedbacks feedbacks;
    private final CodeLookup lookup;
    private final LotChoices choices;
    private final LotPages lotPages;
    private final ProductPages productPages;
    private final HelpPages help;
    private final Pages pages;

    LotController(
            QrCodes codes,
            Lots lots,
            Catalog catalog,
            Feedbacks feedbacks,
            CodeLookup lookup,
            LotChoices choices,
            LotPages lotPages,
            ProductPages productPages,
            HelpPages help,
            Pages pages) {
        this.codes = codes;
        this.lots = lots;
        this.catalog = catalog;
        this.feedbacks = feedbacks;
        this.lookup = lookup;
        this.choices = choices;
        this.lotPages = lotPages;
        this.productPages = productPages;
        this.help = help;
        this.pages = pages;
    }

    /** A code that somebody typed, or the whole address that a scanner read. */
    @GetMapping("/l")
    Mono<ResponseEntity<byte[]>> typed(ServerHttpRequest request, @RequestParam(defaultValue = "") String code) {
        if (code.isEmpty()) {
            return Mono.just(seeOther("/#code"));
        }
        var typed = TypedCode.read(code);
        return lookup.find(typed).map(found -> answer(request, typed, found)).switchIfEmpty(Mono.fromSupplier(() -> {
            var fault = typed.fault();
            if (fault != null) {
                throw Problem.invalid("code", fault.vietnamese(), fault.english());
            }
            return typed.simple() ? seeOther("/l/" + typed.text()) : help.unknownCode(request, typed.text());
        }));
    }

    private ResponseEntity<byte[]> answer(ServerHttpRequest request, TypedCode typed, CodeLookup.Found found) {
        return switch (found) {
            case CodeLookup.Found.Page page -> seeOther(page.path());
            case CodeLookup.Found.Several several -> choices.show(request, typed, several);
        };
    }

    private static ResponseEntity<byte[]> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
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

    @PostMapping(path = "/l/{code}/feedback", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> report(ServerWebExchange exchange, @PathVariable String code) {
        return exchange.getFormData().flatMap(form -> report(exchange.getRequest(), code, form));
    }

    private Mono<ResponseEntity<byte[]>> report(
            ServerHttpRequest request, String code, MultiValueMap<String, String> form) {
        var text = value(form, "text");
        var contact = value(form, "contact");
        return feedbacks
                .report(new Feedbacks.Report(code, text, contact), ClientAddress.of(request))
                .map(stored -> thanks(request, stored.code()))
                .onErrorResume(
                        Problem.class,
                        problem -> problem.kind() == Kind.INVALID
                                ? refused(request, code, text, contact, problem)
                                : Mono.error(problem));
    }

    /** The form again, with what was typed and what is wrong with it. */
    private Mono<ResponseEntity<byte[]>> refused(
            ServerHttpRequest request, String code, String text, String contact, Problem problem) {
        var says = problem.faults().stream().map(Problem.Fault::says).toList();
        return lots.byCode(code)
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                .flatMap(lot -> lotPages.show(request, lot, new ReportForm(true, text, contact, says)));
    }

    private ResponseEntity<byte[]> thanks(ServerHttpRequest request, String code) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                        request, Frame.Section.NONE, reader.say(LotWords.THANKS), reader.say(LotWords.THANKS_SAY))
                .at("/l/" + code)
                .unlisted();
        return pages.show(HttpStatus.OK, request, frame, "thanks", Map.<String, @Nullable Object>of("code", code));
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

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, DigitalLink link, PackOf found) {
        var number = link.lot();
        if (number == null) {
            return product(request, found);
        }
        return lots.ofEitherCase(found.pack().id(), number)
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

    private Mono<ResponseEntity<byte[]>> product(ServerHttpRequest request, PackOf found) {
        return found.product().lastShown() == null
                ? Mono.fromSupplier(() -> help.notShownYet(request))
                : productPages.show(request, found.product(), found.pack());
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
