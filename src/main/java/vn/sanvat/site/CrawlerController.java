package vn.sanvat.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.site.console.ConsoleWords;
import vn.sanvat.site.frame.Assets;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.frame.Wording;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.PublicUrls;

/** What crawlers and browsers ask for beside the pages. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class CrawlerController {

    /** A sitemap may hold 50,000 addresses; sitemaps.org, protocol 0.9. */
    private static final int MAX_PAGES_OF_GOODS = 400;

    private static final int MAX_PAGES_OF_MAKERS = 50;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final MediaType MANIFEST = MediaType.valueOf("application/manifest+json");

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Assets assets;
    private final PublicUrls sites;

    CrawlerController(Catalog catalog, Cooperatives cooperatives, Assets assets, PublicUrls sites) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.assets = assets;
        this.sites = sites;
    }

    /** One address of the sitemap. */
    private record Entry(String path, Instant changedAt) {}

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return kept(MediaType.TEXT_PLAIN)
                .body("User-agent: *\nDisallow: /api/\nDisallow: /l?\n\nSitemap: " + sites.url("/sitemap.xml") + "\n");
    }

    @GetMapping("/site.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(ServerHttpRequest request) {
        return manifest(Reader.of(request), FrameWords.NAME, "/", "minimal-ui");
    }

    /** The console as an app of its own on a phone. */
    @GetMapping("/console/app.webmanifest")
    ResponseEntity<Map<String, Object>> consoleManifest(ServerHttpRequest request) {
        return manifest(Reader.of(request), ConsoleWords.TITLE, "/console/", "standalone");
    }

    private ResponseEntity<Map<String, Object>> manifest(Reader reader, Wording name, String start, String display) {
        return kept(MANIFEST)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .header(HttpHeaders.CONTENT_LANGUAGE, reader.language().tag())
                .body(Map.of(
                        "name",
                        reader.say(name),
                        "short_name",
                        reader.say(FrameWords.NAME),
                        "description",
                        reader.say(FrameWords.TAGLINE),
                        "lang",
                        reader.language().tag(),
                        "start_url",
                        start,
                        "scope",
                        start,
                        "display",
                        display,
                        "background_color",
                        "#faf4e6",
                        "theme_color",
                        "#f4b731",
                        "icons",
                        List.of(
                                Map.of(
                                        "src", assets.picture("logo"),
                                        "sizes", "any",
                                        "type", "image/svg+xml"),
                                Map.of("src", "/icon-192.png", "sizes", "192x192", "type", "image/png"),
                                Map.of("src", "/icon-512.png", "sizes", "512x512", "type", "image/png"))));
    }

    @GetMapping("/sitemap.xml")
    Mono<ResponseEntity<String>> sitemap() {
        return Flux.concat(goods(), makers())
                .collectList()
                .map(entries -> kept(MediaType.APPLICATION_XML).body(xml(entries)));
    }

    private Flux<Entry> goods() {
        return goods(1).expand(page -> page.page() < Math.min(page.pages(), MAX_PAGES_OF_GOODS)
                        ? goods(page.page() + 1)
                        : Mono.empty())
                .flatMapIterable(Page::items)
                .map(product -> new Entry(product.path(), product.updatedAt()));
    }

    private Mono<Page<Product>> goods(int page) {
        return catalog.shown(Catalog.Filter.ALL, new Page.Request(page, Page.MAX_SIZE));
    }

    private Flux<Entry> makers() {
        return makers(1)
                .expand(page -> page.page() < Math.min(page.pages(), MAX_PAGES_OF_MAKERS)
                        ? makers(page.page() + 1)
                        : Mono.empty())
                .flatMapIterable(Page::items)
                .map(maker -> new Entry("/cooperative/" + maker.id(), maker.updatedAt()));
    }

    private Mono<Page<Cooperative>> makers(int page) {
        return cooperatives.shown(new Page.Request(page, Page.MAX_SIZE));
    }

    private String xml(List<Entry> entries) {
        var lines = new ArrayList<String>();
        lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        lines.add("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (var path : List.of("/", "/catalog", "/cooperative", "/recalls", "/about")) {
            lines.add("<url><loc>" + escaped(sites.url(path)) + "</loc></url>");
        }
        for (var entry : entries) {
            lines.add("<url><loc>" + escaped(sites.url(entry.path())) + "</loc><lastmod>" + entry.changedAt()
                    + "</lastmod></url>");
        }
        lines.add("</urlset>");
        return String.join("\n", lines) + "\n";
    }

    private static String escaped(String url) {
        return HtmlUtils.htmlEscape(url, "UTF-8");
    }

    private static ResponseEntity.BodyBuilder kept(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic());
    }
}
