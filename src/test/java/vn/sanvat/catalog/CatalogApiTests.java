package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.draft;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packDraft;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Address;
import vn.sanvat.store.Cursor;

/** How a product is drafted, reviewed, shown and withdrawn over HTTP, and what is refused. */
class CatalogApiTests extends ProductRequests {

    private static final Map<String, Object> REASON = Map.of("reason", Map.of("vi", "Hết vụ", "en", "Out of season"));
    private static final Map<String, Object> OVERRIDE =
            Map.of("override", Map.of("vi", "Ảnh gửi sau", "en", "Photos come later"));

    private ResponseSpec step(String verb, long seen, Map<String, Object> body) {
        return admin.post()
                .uri("/api/products/bot-nghe/" + verb)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec publicly() {
        return anonymous.get().uri("/api/products/bot-nghe").exchange();
    }

    private Map<String, Object> renamed(String name) {
        var product = new HashMap<>(json(maker, packJson()));
        product.put("name", Map.of("vi", name));
        var packs = value(catalog.find("bot-nghe")).content().packs();
        var pack = new HashMap<>(packJson());
        pack.put("id", packs.getFirst().id());
        product.put("packs", List.of(pack));
        return product;
    }

    private ResponseSpec put(long seen, Map<String, Object> product) {
        return admin.put()
                .uri("/api/products/bot-nghe")
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(product)
                .exchange();
    }

    @Test
    void aFilmIsTakenKeptAndAnsweredAndTheNextDraftMayLeaveItOut() {
        var filmed = new HashMap<>(json(maker, packJson()));
        filmed.put("film", "https://video.example/nghe");
        create(filmed)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.film")
                .isEqualTo("https://video.example/nghe");

        filmed.put("film", "http://video.example/nghe");
        create(filmed)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("film")
                .jsonPath("$.errors[0].vi")
                .value(vi -> assertThat(String.valueOf(vi)).contains("phải là địa chỉ https://"));

        put(1, renamed("Bột nghệ"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.film")
                .doesNotExist();
    }

    @Test
    void aProductLivesFromDraftToWithdrawal() {
        create(json(maker, packJson()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/products/bot-nghe")
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.packs[0].unitPrice.vnd")
                .isEqualTo(225_000);
        publicly().expectStatus().isNotFound();

        step("approve", 1, OVERRIDE).expectStatus().isEqualTo(409);
        step("submit", 1, Map.of()).expectStatus().isOk();
        step("approve", 2, Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("override");
        step("approve", 2, OVERRIDE).expectStatus().isOk();
        publicly().expectStatus().isOk().expectBody().jsonPath("$.name.vi").isEqualTo("Bột nghệ");

        put(3, renamed("Bột nghệ mới"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.listing.state")
                .isEqualTo("DRAFT");
        publicly()
                .expectBody()
                .jsonPath("$.name.vi")
                .isEqualTo("Bột nghệ")
                .jsonPath("$.listing.state")
                .isEqualTo("APPROVED")
                .jsonPath("$.listing.approvedBy")
                .doesNotExist();
        step("submit", 4, Map.of()).expectStatus().isOk();
        step("return", 5, REASON).expectStatus().isOk();
        step("submit", 6, Map.of()).expectStatus().isOk();
        step("approve", 7, OVERRIDE).expectStatus().isOk();
        publicly().expectBody().jsonPath("$.name.vi").isEqualTo("Bột nghệ mới");

        step("withdraw", 8, REASON).expectStatus().isOk();
        publicly().expectStatus().isNotFound();
        step("withdraw", 9, REASON).expectStatus().isEqualTo(409);
    }

    @Test
    void whoReviewsAChangeIsToldWhatEverybodySees() {
        create(json(maker, packJson()));
        shown().expectStatus().isNotFound();
        step("submit", 1, Map.of()).expectStatus().isOk();
        step("approve", 2, OVERRIDE).expectStatus().isOk();

        put(3, renamed("Bột nghệ mới")).expectStatus().isOk();

        shown().expectStatus().isOk().expectBody().jsonPath("$.name.vi").isEqualTo("Bột nghệ");
    }

    private ResponseSpec shown() {
        return admin.get().uri("/api/products/bot-nghe?shown=true").exchange();
    }

    @Test
    void aStaleChangeChangesNothing() {
        create(json(maker, packJson()));
        put(1, renamed("Một")).expectStatus().isOk();

        put(1, renamed("Hai"))
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("If-Match");

        assertThat(value(catalog.find("bot-nghe")).content().name().vi()).isEqualTo("Một");
    }

    @Test
    void badValuesAreNamedAllAtOnceAndNothingIsKept() {
        var pack = new HashMap<>(packJson());
        pack.put("gtin", "09521234567890");
        pack.put("colour", "red");
        create(json(maker, pack))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(
                        List.class,
                        fields ->
                                assertThat(List.copyOf(fields)).asList().contains("packs[0].gtin", "packs[0].colour"));
        pack.remove("gtin");
        pack.remove("colour");
        pack.put("priceVnd", -45_000);
        create(json(maker, pack))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("packs[0].priceVnd");

        admin.get()
                .uri("/api/products")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void photosAndMakersThatAreNotThereAreRefused() {
        var product = new HashMap<>(json(maker, packJson()));
        product.put("photos", List.of("f".repeat(64)));
        create(product)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("photos[0]");
        create(json("nobody", packJson()))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("cooperative");
    }

    @Test
    void anIncompleteDraftIsKeptButNotSubmitted() {
        var product = new HashMap<>(json(maker, packJson()));
        product.remove("label");
        create(product).expectStatus().isCreated();

        step("submit", 1, Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(
                        List.class,
                        fields -> assertThat(fields)
                                .isEqualTo(List.of("label.origin", "label.ingredients", "label.use", "label.storage")));
        admin.get()
                .uri("/api/products/bot-nghe/check")
                .exchange()
                .expectBody()
                .jsonPath("$.publishable")
                .isEqualTo(false);
        anonymous
                .get()
                .uri("/api/products/bot-nghe/check")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        anonymous
                .get()
                .uri("/api/products?state=draft")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        admin.get()
                .uri("/api/products?state=draft")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1);
        anonymous
                .get()
                .uri("/api/products")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void shelvesListWhatIsShown() {
        approved(value(catalog.create(draft(maker, packDraft(null)))));
        catalog.create(draft(maker, packDraft(null))).block();

        anonymous
                .get()
                .uri("/api/products?category=spices&cooperative=" + maker)
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo("bot-nghe");
        anonymous
                .get()
                .uri("/api/products?category=honey")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
        anonymous
                .get()
                .uri("/api/products?category=none")
                .exchange()
                .expectStatus()
                .isBadRequest();
        anonymous.get().uri("/api/products?page=2").exchange().expectStatus().isNotFound();
    }

    @Test
    void anEarlierApprovalThatStandsOnAPlatformDoesNotMarkTheNewerOne() {
        var first = approved(value(catalog.create(draft(maker, packDraft(null)))));
        var changed = value(catalog.change(first.id(), first.revision(), draft(maker, packDraft(null))));
        var second = approved(changed);

        assertThat(value(listings.markPublished(first.id(), approvedRevision(first))))
                .isEqualTo(second);
        assertThat(value(listings.markPublished(first.id(), approvedRevision(second)))
                        .listing()
                        .state())
                .isEqualTo(Listing.State.PUBLISHED);
    }

    private static long approvedRevision(Product product) {
        return Objects.requireNonNull(product.listing().approved()).revision();
    }

    @Test
    void onlyWhatIsApprovedIsMarkedAsPublished() {
        var product = value(catalog.create(draft(maker, packDraft(null))));
        assertThat(value(listings.markPublished(product.id(), 1)).listing().state())
                .isEqualTo(Listing.State.DRAFT);
        var first = approvedRevision(approved(product));

        assertThat(value(listings.markPublished(product.id(), first)).listing().state())
                .isEqualTo(Listing.State.PUBLISHED);
        assertThat(value(catalog.changedAfter(Cursor.before(product.createdAt()), 10)
                        .collectList()))
                .hasSize(1);
    }

    @Test
    void goodsOfAMakerWhomNobodyCanReachAreNotApproved() {
        var unreachable = value(SomeCooperative.approved(
                        cooperatives,
                        new CooperativeDraft(
                                Cooperative.Kind.HOUSEHOLD,
                                "Hộ Không Số",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new Address("Thôn 1", null, LocalDate.of(2025, 1, 1)),
                                null,
                                null,
                                null,
                                List.of(),
                                new Cooperative.Representative("Nguyễn Thị Thử", "0987654321"))))
                .id();
        create(json(unreachable, packJson())).expectStatus().isCreated();

        admin.get()
                .uri("/api/products/bot-nghe/check")
                .exchange()
                .expectBody()
                .jsonPath("$.publishable")
                .isEqualTo(false)
                .jsonPath("$.issues[0].rule")
                .isEqualTo("contact")
                .jsonPath("$.issues[0].severity")
                .isEqualTo("BLOCK");
        step("submit", 1, Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("cooperative")
                .jsonPath("$.errors[0].vi")
                .value(String.class, says -> assertThat(says).contains("số điện thoại, Zalo hay email"))
                .jsonPath("$.errors[0].en")
                .value(String.class, says -> assertThat(says).contains("no telephone, Zalo or e-mail"));
    }
}
