package vn.sanvat.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.LinkedData;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpWords;
import vn.sanvat.site.lot.LotChoices;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The home page, and the page about the site. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class HomeController {

    private static final int FEATURED = 8;
    private static final int MAKERS = 6;

    private final FeaturedGoods featured;
    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Showcase showcase;
    private final Pages pages;
    private final LinkedData linked;

    HomeController(
            FeaturedGoods featured,
            Catalog catalog,
            Cooperatives cooperatives,
            Showcase showcase,
            Pages pages,
            LinkedData linked) {
        this.featured = featured;
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.showcase = showcase;
        this.pages = pages;
        this.linked = linked;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> home(ServerHttpRequest request) {
        var makers = cooperatives.shown(new Page.Request(1, MAKERS)).flatMap(page -> showcase.makers(page.items()));
        var reader = Reader.of(request);
        var frame = pages.frame(
                        request, Frame.Section.HOME, reader.say(FrameWords.TAGLINE), reader.say(ShopWords.HERO_SAY))
                .at("/");
        return featured.choose(FEATURED)
                .map(Optional::of)
                .onErrorResume(HomeController::busy, problem -> Mono.just(Optional.empty()))
                .flatMap(choice -> Mono.zip(
                                choice.map(this::goods).orElseGet(this::first),
                                makers,
                                (goods, names) -> pages.show(
                                        HttpStatus.OK,
                                        request,
                                        frame.with(List.of(linked.site(frame))),
                                        "home",
                                        Map.of(
                                                "choice",
                                                choice.orElse(FeaturedGoods.Choice.NONE),
                                                "goods",
                                                goods,
                                                "makers",
                                                names)))
                        .map(page -> choice.isPresent() ? page : LotChoices.notKept(page)));
    }

    private static boolean busy(Throwable thrown) {
        return thrown instanceof Problem problem && problem.kind() == Problem.Kind.BUSY;
    }

    /** Where too many are searching, the first of the list stand in for what is chosen. */
    private Mono<List<Good>> first() {
        return catalog.shown(Catalog.Filter.ALL, new Page.Request(1, FEATURED))
                .flatMap(showcase::goods)
                .map(Page::items);
    }

    /** What was withdrawn since it was indexed is left out. */
    private Mono<List<Good>> goods(FeaturedGoods.Choice choice) {
        return catalog.findAll(choice.ids())
                .filter(product -> product.shown() != null)
                .collectList()
                .map(products -> products.stream()
                        .sorted(Comparator.comparingInt(product -> choice.ids().indexOf(product.id())))
                        .toList())
                .flatMap(showcase::goods);
    }

    @GetMapping("/about")
    ResponseEntity<byte[]> about(ServerHttpRequest request) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                        request, Frame.Section.ABOUT, reader.say(HelpWords.ABOUT), reader.say(HelpWords.ABOUT_SAY))
                .at("/about");
        return pages.show(HttpStatus.OK, request, frame, "about", Map.of());
    }
}
