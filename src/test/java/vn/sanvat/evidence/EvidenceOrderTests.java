package vn.sanvat.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.TurnedPages;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.store.StartUpTask;

/** In which order papers are listed. */
@ServiceTest
class EvidenceOrderTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T01:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate SOON = LocalDate.of(2026, 12, 31);
    private static final LocalDate LATE = LocalDate.of(2029, 6, 30);

    @Autowired
    WebTestClient http;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    @Qualifier("orderKeysTask")
    StartUpTask orderKeys;

    private TurnedPages pages;
    private String maker = "";

    @BeforeEach
    void open() {
        pages = new TurnedPages(http, headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD));
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
        filed("p1", "03", "Ủy ban nhân dân xã", LATE, MONDAY);
        filed("p2", "02", "Đoàn kiểm nghiệm", null, TUESDAY);
        filed("p3", "01", "Chi cục Thủy sản", SOON, TUESDAY);
        filed("p4", "01", "Ủy ban nhân dân xã", SOON, MONDAY);
        filed("p5", "01", "Ủy ban nhân dân xã", SOON, MONDAY);
    }

    private void filed(String id, String number, String issuer, @Nullable LocalDate validTo, Instant createdAt) {
        var scope = new Scope(maker, List.of(), List.of());
        value(mongo.insert(new Evidence(
                id,
                0,
                Kind.VIETGAP,
                null,
                number,
                issuer,
                FROM,
                validTo,
                scope,
                null,
                Verification.NONE,
                createdAt,
                createdAt)));
    }

    private List<String> listed(String query) {
        return pages.read("/api/evidence?cooperative=" + maker + query, "id");
    }

    @Test
    void whatEndsFirstComesFirstAndWhatNeverEndsLast() {
        assertThat(listed("&order=ENDING")).containsExactly("p3", "p4", "p5", "p1", "p2");
        assertThat(listed("&order=ENDING&endingUntil=2026-12-31")).containsExactly("p3", "p4", "p5");
    }

    @Test
    void papersComeTheLastFiledFirstOrByNumber() {
        assertThat(listed("&order=NEWEST")).containsExactly("p3", "p2", "p5", "p4", "p1");
        assertThat(pages.read("/api/evidence?verification=", "id")).containsExactly("p3", "p2", "p5", "p4", "p1");
        assertThat(listed("&order=NUMBER&verification=UNVERIFIED")).containsExactly("p3", "p4", "p5", "p2", "p1");
    }

    @Test
    void papersComeByIssuerAsVietnameseIsReadThenByNumber() {
        assertThat(listed("&order=ISSUER")).containsExactly("p3", "p2", "p4", "p5", "p1");
    }

    @Test
    void anOrderThatNobodyKnowsIsRefused() {
        assertThat(pages.fault("/api/evidence?order=KIND")).isEqualTo("order");
    }

    @Test
    void whatWasFiledBeforeThereWereOrdersGetsAPlaceInThemAtTheNextStart() {
        mongo.updateMulti(new Query(), new Update().unset("order").unset("ends"), "evidence")
                .block();

        orderKeys.run().block();

        assertThat(listed("&order=ENDING")).containsExactly("p3", "p4", "p5", "p1", "p2");
        assertThat(listed("&order=ISSUER")).containsExactly("p3", "p2", "p4", "p5", "p1");
        assertThat(value(mongo.findById("p1", Evidence.class)).revision()).isEqualTo(1);
    }
}
