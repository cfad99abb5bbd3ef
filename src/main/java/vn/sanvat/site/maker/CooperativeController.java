package vn.sanvat.site.maker;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.Maker;
import vn.sanvat.site.card.Proof;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.LinkedData;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.site.share.SharePicture;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;

/** The makers: a list, and a page for each. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class CooperativeController {

    private static final int PAGE_SIZE = 24;
    private static final int GOODS_SIZE = 12;
    private static final int DESCRIPTION_LENGTH = 200;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final Showcase showcase;
    private final HelpPages help;
    private final LinkedData linked;
    private final Pages pages;

    CooperativeController(
            Catalog catalog,
            Cooperatives cooperatives,
            Dossier dossier,
            Showcase showcase,
            HelpPages help,
            LinkedData linked,
            Pages pages) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.showcase = showcase;
        this.help = help;
        this.linked = linked;
        this.pages = pages;
    }

    @GetMapping("/cooperative")
    Mono<ResponseEntity<byte[]>> list(ServerHttpRequest request, @RequestParam(defaultValue = "1") int page) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                request, Frame.Section.MAKERS, reader.say(ShopWords.ALL_MAKERS), reader.say(ShopWords.ALL_MAKERS_SAY));
        return cooperatives
                .shown(new Page.Request(page, PAGE_SIZE))
                .flatMap(showcase::makers)
                .map(makers -> pages.show(HttpStatus.OK, request, frame, "cooperatives", Map.of("page", makers)))
                .onErrorResume(
                        HelpPages::beyondTheEnd,
                        problem -> cooperatives
                                .shown(new Page.Request(1, PAGE_SIZE))
                                .map(first -> help.lastPage(request, problem, "/cooperative?page=" + first.pages())));
    }

    @GetMapping("/cooperative/{id}")
    Mono<ResponseEntity<byte[]>> one(
            ServerHttpRequest request, @PathVariable String id, @RequestParam(defaultValue = "1") int page) {
        var filter = new Catalog.Filter(null, id);
        return cooperatives
                .find(id)
                .filter(Cooperative::shown)
                .switchIfEmpty(Mono.error(() -> Cooperatives.missing(id)))
                .flatMap(cooperative -> catalog.shown(filter, new Page.Request(page, GOODS_SIZE))
                        .flatMap(showcase::goods)
                        .flatMap(goods -> show(request, cooperative, goods)))
                .onErrorResume(
                        HelpPages::beyondTheEnd,
                        problem -> catalog.shown(filter, new Page.Request(1, GOODS_SIZE))
                                .map(first -> help.lastPage(
                                        request, problem, "/cooperative/" + id + "?page=" + first.pages())));
    }

    private Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request, Cooperative cooperative, Page<Good> goods) {
        return Mono.zip(showcase.maker(cooperative), showcase.pictures(cooperative), proofs(cooperative.id()))
                .map(found -> {
                    var frame = frame(request, found.getT1()).with(SharePicture.of(cooperative));
                    var content = Map.<String, @Nullable Object>of(
                            "maker", found.getT1(), "pictures", found.getT2(), "proofs", found.getT3(), "goods", goods);
                    return pages.show(
                            HttpStatus.OK,
                            request,
                            frame.with(List.of(linked.maker(frame, found.getT1()))),
                            "cooperative",
                            content);
                });
    }

    private Frame frame(ServerHttpRequest request, Maker maker) {
        var reader = Reader.of(request);
        var story = maker.record().story();
        var says = story == null ? maker.record().address().printed() : reader.say(story);
        return pages.frame(
                request, Frame.Section.MAKERS, maker.record().name(), Excerpts.shortened(says, DESCRIPTION_LENGTH));
    }

    /** What covers the whole cooperative and is valid today. */
    private Mono<List<Proof>> proofs(String id) {
        var today = showcase.today();
        return dossier.ofCooperative(id)
                .filter(Evidence::verified)
                .filter(evidence -> evidence.validOn(today))
                .filter(evidence -> evidence.scope().products().isEmpty()
                        && evidence.scope().lots().isEmpty())
                .map(evidence -> new Proof(evidence, today, today))
                .collectList();
    }
}
