package vn.sanvat.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.evidence.Evidence.Verification.State;
import vn.sanvat.media.Photos;
import vn.sanvat.store.Resends;
import vn.sanvat.web.Problem;

@ServiceTest
class EvidenceTests {

    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Dossier dossier;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    EvidenceStore store;

    @Autowired
    Photos photos;

    @Autowired
    Resends resends;

    private WebTestClient admin;
    private String maker = "";

    @BeforeEach
    void signIn() {
        admin = anonymous
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
    }

    private Evidence file(List<String> products, List<String> lots) {
        return value(dossier.file(new EvidenceDraft(
                Kind.VIETGAP, null, "01/VG", "Trung tâm", FROM, TO, new Scope(maker, products, lots), null)));
    }

    @Test
    void aDocumentIsValidFromItsFirstToItsLastDay() {
        var evidence = file(List.of(), List.of());

        assertThat(evidence.validOn(FROM.minusDays(1))).isFalse();
        assertThat(evidence.validOn(FROM)).isTrue();
        assertThat(evidence.validOn(TO)).isTrue();
        assertThat(evidence.validOn(TO.plusDays(1))).isFalse();
    }

    @Test
    void onlyWhatIsVerifiedAndInDateMayBeABadge() {
        var filed = file(List.of(), List.of());
        var verified = value(dossier.verify(filed.id(), filed.revision(), State.VERIFIED, null, "admin"));

        assertThat(filed.badgeOn(TO)).isFalse();
        assertThat(verified.badgeOn(TO)).isTrue();
        assertThat(verified.badgeOn(TO.plusDays(1))).isFalse();
    }

    @Test
    void aDocumentCoversWhatItsScopeSays() {
        var all = file(List.of(), List.of()).id();
        var product = file(List.of("bot-nghe"), List.of()).id();
        var lot = file(List.of(), List.of("p1:L1")).id();

        assertThat(covering("bot-nghe", null)).containsExactlyInAnyOrder(all, product);
        assertThat(covering("gao", null)).containsExactly(all);
        assertThat(covering("bot-nghe", "p1:L1")).containsExactlyInAnyOrder(all, product, lot);
        assertThat(value(dossier.covering("another", "bot-nghe", null).collectList()))
                .isEmpty();
    }

    private List<String> covering(String product, @Nullable String lot) {
        return value(dossier.covering(maker, product, lot).map(Evidence::id).collectList());
    }

    @Test
    void aCorrectionMustBeVerifiedAgain() {
        var filed = file(List.of(), List.of());
        var verified = value(dossier.verify(filed.id(), 1, State.VERIFIED, "Đã đối chiếu", "admin"));
        var draft = new EvidenceDraft(
                Kind.VIETGAP, null, "02/VG", "Trung tâm", FROM, null, new Scope(maker, List.of(), List.of()), null);

        var changed = value(dossier.change(filed.id(), verified.revision(), draft));

        assertThat(changed.verified()).isFalse();
        assertThat(changed.number()).isEqualTo("02/VG");
    }

    /** One more than is held in memory at once is read maker by maker, and gives the same. */
    @ParameterizedTest
    @ValueSource(ints = {501, Dossier.MAX_AT_ONCE})
    void ofEachOfSeveralMakersTheNewestDocumentsAreRead(int count) {
        var other = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Khác")))
                .id();
        var one = file(List.of(), List.of());
        var many = IntStream.range(0, count)
                .mapToObj(i -> new Evidence(
                        "many-%05d".formatted(i),
                        0,
                        one.kind(),
                        null,
                        one.number(),
                        one.issuer(),
                        FROM.minusDays(i),
                        TO,
                        new Scope(other, List.of(), List.of()),
                        null,
                        Verification.NONE,
                        one.createdAt(),
                        one.updatedAt()))
                .toList();
        mongo.insertAll(many).blockLast();

        var found = value(dossier.ofCooperatives(List.of(maker, other)).collectList());

        assertThat(found.stream().map(Evidence::id).filter(id -> id.startsWith("many-")))
                .containsExactlyElementsOf(many.stream()
                        .limit(Dossier.MAX_PER_COOPERATIVE)
                        .map(Evidence::id)
                        .toList());
        assertThat(found).extracting(Evidence::id).contains(one.id());
    }

    @Test
    void whoVerifiedItIsToldToThoseWhoAreSignedIn() {
        var filed = file(List.of(), List.of());

        admin.post()
                .uri("/api/evidence/{id}/verify", filed.id())
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("state", "VERIFIED"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.verification.by")
                .isEqualTo("admin");
        anonymous
                .get()
                .uri("/api/evidence/{id}", filed.id())
                .exchange()
                .expectBody()
                .jsonPath("$.verification.state")
                .isEqualTo("VERIFIED")
                .jsonPath("$.verification.by")
                .doesNotExist();
    }

    @Test
    void aRefusalNeedsANote() {
        var filed = file(List.of(), List.of());

        admin.post()
                .uri("/api/evidence/{id}/verify", filed.id())
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("state", "REFUSED"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("note");
    }

    @Test
    void everyFaultIsNamed() {
        admin.post()
                .uri("/api/evidence")
                .bodyValue(Map.of(
                        "kind", "OCOP",
                        "stars", 6,
                        "number", "1",
                        "issuer", "UBND",
                        "validFrom", "2026-01-01",
                        "validTo", "2025-01-01",
                        "scope", Map.of("cooperative", maker)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(List.class, fields -> assertThat(fields).isEqualTo(List.of("stars", "validTo")));
    }

    @Test
    void aMakerThatIsNotThereIsRefused() {
        admin.post()
                .uri("/api/evidence")
                .bodyValue(Map.of(
                        "kind", "CNNT",
                        "number", "1",
                        "issuer", "UBND",
                        "validFrom", "2026-01-01",
                        "scope", Map.of("cooperative", "nobody")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("scope.cooperative");
    }

    @Test
    void whatEndsSoonIsListed() {
        var filed = file(List.of(), List.of());

        assertThat(listed("endingUntil", TO)).containsExactly(filed.id());
        assertThat(listed("endingUntil", TO.minusDays(1))).isEmpty();
    }

    @Test
    void filtersNarrowTogether() {
        var waiting = file(List.of(), List.of());
        var good = file(List.of(), List.of());
        value(dossier.verify(good.id(), good.revision(), State.VERIFIED, null, "admin"));

        assertThat(listed("verification", "UNVERIFIED")).contains(waiting.id()).doesNotContain(good.id());
        assertThat(listed("verification", "VERIFIED", "cooperative", maker, "endingUntil", TO))
                .containsExactly(good.id());
        assertThat(listed("verification", "REFUSED", "cooperative", maker)).isEmpty();
    }

    @Test
    void whatNobodyVerifiedIsListedByHowLongItWaits() {
        var lately = file(List.of(), List.of());
        var before = new Evidence(
                "z" + lately.id(),
                0,
                lately.kind(),
                null,
                lately.number(),
                lately.issuer(),
                FROM,
                TO,
                lately.scope(),
                null,
                Verification.NONE,
                lately.createdAt(),
                lately.updatedAt().minusSeconds(60));
        mongo.insert(before).block();

        assertThat(listed("verification", "UNVERIFIED", "cooperative", maker))
                .containsExactly(before.id(), lately.id());
    }

    @Test
    void papersOfAMakerThatDoesNotStandInPublicAreForItsPeopleAndTheDepartment() {
        var proposed = value(cooperatives.register(SomeCooperative.draft("HTX Chờ duyệt"), "admin"));
        var draft = new EvidenceDraft(
                Kind.VIETGAP, null, "1", "Trung tâm", FROM, TO, new Scope(proposed.id(), List.of(), List.of()), null);
        var paper = value(dossier.file(draft)).id();

        assertThat(listed("endingUntil", TO)).contains(paper);
        anonymous
                .get()
                .uri("/api/evidence?endingUntil={day}", TO)
                .exchange()
                .expectBody()
                .jsonPath("$.items[*].id")
                .value(List.class, ids -> assertThat(ids).isEmpty());
        anonymous
                .get()
                .uri("/api/evidence/{id}", paper)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void whereTheOfficeAsksForTwoAnotherOfficerHasToFindItGoodToo() {
        var strict = new Dossier(
                store, cooperatives, photos, Clock.tickMillis(ZoneOffset.UTC), new SecureRandom(), resends, true);
        var filed = file(List.of(), List.of());

        var once = value(strict.verify(filed.id(), filed.revision(), State.VERIFIED, null, "an"));
        var alone = strict.verify(filed.id(), once.revision(), State.VERIFIED, null, "an");

        assertThat(once.verification())
                .returns(State.UNVERIFIED, Verification::state)
                .returns("an", Verification::first);
        StepVerifier.create(alone)
                .verifyErrorSatisfies(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN)));
        var twice = value(strict.verify(filed.id(), once.revision(), State.VERIFIED, null, "binh"));
        assertThat(twice.verification())
                .returns(State.VERIFIED, Verification::state)
                .returns("binh", Verification::by)
                .returns("an", Verification::first);
    }

    /** The ids that the list answers to the department, for filters by name and value. */
    private List<String> listed(Object... filters) {
        var ids = new ArrayList<String>();
        admin.get()
                .uri(uri -> {
                    uri.path("/api/evidence");
                    for (var i = 0; i < filters.length; i += 2) {
                        uri.queryParam(filters[i].toString(), filters[i + 1]);
                    }
                    return uri.build();
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .value(List.class, found -> found.forEach(id -> ids.add(id.toString())));
        return ids;
    }
}
