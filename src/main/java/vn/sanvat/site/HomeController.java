package vn.sanvat.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.HelpWords;
import vn.sanvat.site.frame.LinkedData;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;

/** The home page, and the page about the site. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class HomeController {

    private static final int LOOKED_AT = 48;
    private static final int FEATURED = 8;
    private static final int MAKERS = 6;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Showcase showcase;
    private final Pages pages;
    private final LinkedData linked;

    HomeController(Catalog catalog, Cooperatives cooperatives, Showcase showcase, Pages pages, LinkedData linked) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.showcase = showcase;
        this.pages = pages;
        this.linked = linked;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> home(ServerHttpRequest request) {
        var goods = catalog.shown(Catalog.Filter.ALL, new Page.Request(1, LOOKED_AT))
                .map(page -> featured(page.items()))
                .flatMap(showcase::goods);
        var makers = cooperatives.list(new Page.Request(1, MAKERS)).flatMap(page -> showcase.makers(page.items()));
        var reader = Reader.of(request);
        var frame = pages.frame(
                        request, Frame.Section.HOME, reader.say(FrameWords.TAGLINE), reader.say(ShopWords.HERO_SAY))
                .at("/");
        return Mono.zip(goods, catalog.categoriesShown(), makers)
                .map(found -> pages.show(
                        HttpStatus.OK,
                        request,
                        frame.with(List.of(linked.site(frame))),
                        "home",
                        Map.of("goods", found.getT1(), "shelves", found.getT2(), "makers", found.getT3())));
    }

    @GetMapping("/about")
    ResponseEntity<byte[]> about(ServerHttpRequest request) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                        request, Frame.Section.ABOUT, reader.say(HelpWords.ABOUT), reader.say(HelpWords.ABOUT_SAY))
                .at("/about");
        return pages.show(HttpStatus.OK, request, frame, "about", Map.of());
    }

    /** One of each category in turn, so that the first shelf does not fill the window. */
    static List<Product> featured(List<Product> products) {
        var shelves = new EnumMap<Category, List<Product>>(Category.class);
        for (var product : products) {
            var content = product.shown();
            if (content != null) {
                shelves.computeIfAbsent(content.category(), category -> new ArrayList<>())
                        .add(product);
            }
        }
        var featured = new ArrayList<Product>();
        for (int round = 0; featured.size() < FEATURED && round < products.size(); round++) {
            for (var shelf : shelves.values()) {
                if (round < shelf.size() && featured.size() < FEATURED) {
                    featured.add(shelf.get(round));
                }
            }
        }
        return featured;
    }
}
