package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.Commands;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.QueryPlans;
import vn.sanvat.text.Localized;

/** No public page may ask the database to look at every document of a collection. */
@ServiceTest
class PageQueriesTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Commands commands;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    List<Indexed> stores;

    @Test
    void everyQueryOfThePublicPagesUsesAnIndex() {
        var paths = paths();

        var sent = commands.during(() -> paths.forEach(path -> http.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "text/html,application/xml,*/*")
                .exchange()
                .expectStatus()
                .isOk()));

        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(new QueryPlans(mongo, stores).scans(sent)).isEmpty();
    }

    private List<String> paths() {
        var maker = wares.maker("HTX Nghệ Thử");
        var turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LATER);
        var lot = wares.lot(turmeric, "N01", LATER, true);
        wares.packed(lot);
        var recalled = wares.lot(turmeric, "N02", LATER, true);
        wares.packed(recalled);
        wares.recalled(recalled);
        return List.of(
                "/",
                "/catalog",
                "/catalog?category=spices",
                "/catalog?cooperative=" + maker.id(),
                "/catalog?category=spices&cooperative=" + maker.id(),
                "/catalog/" + turmeric.id(),
                "/cooperative",
                "/cooperative/" + maker.id(),
                "/about",
                "/search",
                "/search?q=bot%20nghe&category=spices&stock=yes",
                "/l/" + lot.code(),
                "/01/" + Wares.GTIN,
                "/01/" + Wares.GTIN + "/10/N01",
                "/recalls",
                "/recalls.atom",
                "/sitemap.xml",
                "/robots.txt");
    }
}
