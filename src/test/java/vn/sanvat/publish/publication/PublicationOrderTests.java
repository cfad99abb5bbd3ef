package vn.sanvat.publish.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.TurnedPages;
import vn.sanvat.publish.publication.Publication.Desired;

/** In which order publications are listed. */
@ServiceTest
class PublicationOrderTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T01:00:00Z");

    @Autowired
    WebTestClient http;

    @Autowired
    PublicationStore store;

    private TurnedPages pages;

    @BeforeEach
    void open() {
        pages = new TurnedPages(http, headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD));
        changed("voso", "bot-nghe", MONDAY);
        changed("postmart", "mat-ong", TUESDAY);
        changed("voso", "gao", TUESDAY);
        changed("postmart", "bot-nghe", TUESDAY);
        changed("postmart", "gao", MONDAY);
    }

    private void changed(String platform, String product, Instant at) {
        value(store.save(Publication.pending(platform, product, Desired.PUBLISHED, 1, at)));
    }

    private List<String> listed(String query) {
        return pages.read("/api/publications?" + query, "id");
    }

    @Test
    void theLastChangedComesFirst() {
        assertThat(listed("order=UPDATED"))
                .containsExactly("postmart:bot-nghe", "postmart:mat-ong", "voso:gao", "postmart:gao", "voso:bot-nghe");
        assertThat(listed("state=PENDING")).isEqualTo(listed("order=UPDATED"));
    }

    @Test
    void publicationsComeByProductOrByPlatform() {
        assertThat(listed("order=PRODUCT"))
                .containsExactly("postmart:bot-nghe", "voso:bot-nghe", "postmart:gao", "voso:gao", "postmart:mat-ong");
        assertThat(listed("order=PLATFORM"))
                .containsExactly("postmart:bot-nghe", "postmart:gao", "postmart:mat-ong", "voso:bot-nghe", "voso:gao");
        assertThat(listed("order=PRODUCT&platform=voso")).containsExactly("voso:bot-nghe", "voso:gao");
    }

    @Test
    void anOrderThatNobodyKnowsIsRefused() {
        assertThat(pages.fault("/api/publications?order=SIZE")).isEqualTo("order");
    }
}
