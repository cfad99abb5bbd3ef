package vn.sanvat.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperative.State;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

/** A maker is proposed, approved, hidden and shown again, and stands in public while it is approved. */
@ServiceTest
class MakerLifeTests {

    private static final String WHY = "{\"reason\": {\"vi\": \"Xưởng đang sửa\"}}";

    private static final String CHANGE = """
            {"kind": "COOPERATIVE", "name": "HTX Khác", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}}""";

    @Autowired
    ApiClient api;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    People people;

    @Autowired
    ReactiveMongoTemplate mongo;

    private Cooperative maker;
    private String officer = "";

    @BeforeEach
    void aMakerIsProposed() {
        officer = people.account(Role.OFFICER);
        maker = Objects.requireNonNull(
                cooperatives.register(SomeCooperative.draft("HTX Mới"), "clerk").block());
    }

    @Test
    void makersComeByNameOrTheNewestFirst() {
        cooperatives.register(SomeCooperative.draft("HTX An"), "clerk").block();
        cooperatives.register(SomeCooperative.draft("HTX Ong"), "clerk").block();

        assertThat(names("/api/cooperatives")).containsExactly("HTX An", "HTX Mới", "HTX Ong");
        assertThat(names("/api/cooperatives?order=NEWEST")).containsExactly("HTX Ong", "HTX An", "HTX Mới");
        assertThat(get(officer, "/api/cooperatives?order=SIZE").status()).isEqualTo(400);
    }

    @Test
    void makersAreFoundByAPartOfTheNameByWhoSeesDrafts() {
        var shown = Objects.requireNonNull(cooperatives
                .register(SomeCooperative.draft("HTX Mật ong Đồng Lê"), "clerk")
                .block());
        cooperatives.approve(shown.id(), 1, officer).block();
        cooperatives
                .register(SomeCooperative.draft("HTX Đồng Hóa (mới)"), "clerk")
                .block();
        var member = people.named("own", Role.MEMBER, maker.id());

        assertThat(names(officer, "/api/cooperatives?q=ĐÔNG  "))
                .containsExactly("HTX Đồng Hóa (mới)", "HTX Mật ong Đồng Lê");
        assertThat(names(officer, "/api/cooperatives?q=(m")).containsExactly("HTX Đồng Hóa (mới)");
        assertThat(names(officer, "/api/cooperatives?q=dong&state=APPROVED")).containsExactly("HTX Mật ong Đồng Lê");
        assertThat(names(officer, "/api/cooperatives?q=dong&state=PROPOSED")).containsExactly("HTX Đồng Hóa (mới)");
        assertThat(names(officer, "/api/cooperatives?q=dong&order=NEWEST"))
                .containsExactly("HTX Đồng Hóa (mới)", "HTX Mật ong Đồng Lê");
        assertThat(names(officer, "/api/cooperatives?q=gao")).isEmpty();
        assertThat(names(officer, "/api/cooperatives?q=")).hasSize(3);
        assertThat(names(member, "/api/cooperatives?q=dong")).containsExactly("HTX Mật ong Đồng Lê");
        assertThat(names(member, "/api/cooperatives?q=moi&state=PROPOSED")).containsExactly("HTX Mới");
        assertThat(get(null, "/api/cooperatives?q=dong").status()).isEqualTo(401);
        assertThat(get(officer, "/api/cooperatives?q=" + "a".repeat(101)).status())
                .isEqualTo(400);
    }

    private List<String> names(String path) {
        return names(officer, path);
    }

    private List<String> names(String by, String path) {
        return get(by, path)
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    @Test
    void whatIsRegisteredIsProposed() {
        assertThat(maker.status().state()).isEqualTo(State.PROPOSED);
        assertThat(maker.status().by()).isEqualTo("clerk");
    }

    @Test
    void aProposedOneIsThereForItsPeopleAndTheDepartmentOnly() {
        var member = people.named("own", Role.MEMBER, maker.id());
        var stranger = people.named("other", Role.MANAGER, "htx-khac");

        for (var sees : List.of(member, officer)) {
            assertThat(get(sees, path("")).status()).as(sees).isEqualTo(200);
            assertThat(get(sees, "/api/cooperatives").body().path("total").asInt())
                    .as(sees)
                    .isEqualTo(1);
            assertThat(get(sees, "/api/cooperatives?state=PROPOSED")
                            .body()
                            .path("total")
                            .asInt())
                    .as(sees)
                    .isEqualTo(1);
        }
        for (var sees : new @Nullable String[] {null, stranger}) {
            assertThat(get(sees, path("")).status()).as(sees).isEqualTo(404);
            assertThat(get(sees, "/api/cooperatives").body().path("total").asInt())
                    .as(sees)
                    .isZero();
            for (var filtered :
                    List.of("/api/products?cooperative=", "/api/evidence?cooperative=", "/api/search?cooperative=")) {
                assertThat(get(sees, filtered + maker.id()).status())
                        .as(filtered)
                        .isEqualTo(400);
            }
        }
        assertThat(get(null, "/api/cooperatives?state=PROPOSED").status()).isEqualTo(401);
        assertThat(send(stranger, HttpMethod.PUT, path(""), 1L, CHANGE).status())
                .isEqualTo(404);
    }

    @Test
    void anApprovedOneIsThereForEverybodyButNotWhoApprovedIt() {
        assertThat(step(officer, "approve", 1, "").status()).isEqualTo(200);

        var seen = get(null, path(""));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().at("/status/state").asString()).isEqualTo("APPROVED");
        assertThat(seen.body().at("/status/by").isMissingNode()).isTrue();
        assertThat(get(officer, path("")).body().at("/status/by").asString()).isEqualTo(officer);
        assertThat(get(null, "/api/cooperatives").body().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aHiddenOneIsGoneAtTheSecondViewAndBackAtTheNext() {
        step(officer, "approve", 1, "");
        assertThat(get(null, path("")).status()).isEqualTo(200);

        var hidden = step(officer, "hide", 2, WHY);

        assertThat(hidden.status()).isEqualTo(200);
        assertThat(hidden.body().at("/status/reason/vi").asString()).isEqualTo("Xưởng đang sửa");
        assertThat(get(null, path("")).status()).isEqualTo(404);
        assertThat(get(null, "/api/cooperatives").body().path("total").asInt()).isZero();
        assertThat(get(officer, "/api/cooperatives?state=HIDDEN")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);

        assertThat(step(officer, "approve", 3, "").status()).isEqualTo(200);
        assertThat(get(null, path("")).status()).isEqualTo(200);
        assertThat(get(null, path("")).body().at("/status/reason").isMissingNode())
                .isTrue();
    }

    @Test
    void whatIsChangedOfAnApprovedOneIsPublicAtOnceAndOfAHiddenOneStaysHidden() {
        var approved = now(cooperatives.approve(maker.id(), 1, officer));
        var renamed = now(cooperatives.change(maker.id(), 2, SomeCooperative.draft("HTX Tên Khác"), "manager"));

        assertThat(renamed.status()).isEqualTo(approved.status());
        assertThat(get(null, path("")).body().path("name").asString()).isEqualTo("HTX Tên Khác");
        var hidden = now(cooperatives.hide(maker.id(), 3, officer, Localized.vietnamese("Nghỉ")));
        assertThat(now(cooperatives.change(maker.id(), 4, SomeCooperative.draft("HTX Mới"), "manager"))
                        .status())
                .isEqualTo(hidden.status());
    }

    @Test
    void nothingIsHiddenWithoutAReason() {
        step(officer, "approve", 1, "");

        assertThat(step(officer, "hide", 2, "{}").status()).isEqualTo(400);
        assertThat(step(officer, "hide", 2, "{\"reason\": {\"vi\": \" \"}}")
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .startsWith("reason");
        assertThat(get(null, path("")).status()).isEqualTo(200);
    }

    @Test
    void aStepFromAWrongStateSaysWhichItIs() {
        assertThat(step(officer, "hide", 1, WHY).status()).isEqualTo(409);
        step(officer, "approve", 1, "");

        var again = step(officer, "approve", 2, "");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("errors").path(0).path("en").asString())
                .isEqualTo("Cooperative \"htx-moi\" is APPROVED; it can only be approved when PROPOSED, HIDDEN");
    }

    @Test
    void ofTwoOfficersAtOnceOneIsToldThatItHasChanged() {
        step(officer, "approve", 1, "");

        var outcomes = Flux.just("one", "two")
                .flatMap(by -> cooperatives
                        .hide(maker.id(), 2, by, Localized.vietnamese("Nghỉ"))
                        .thenReturn("hidden")
                        .onErrorResume(refused -> Mono.just("refused")))
                .collectList()
                .block();

        assertThat(outcomes).containsExactlyInAnyOrder("hidden", "refused");
        assertThat(step(officer, "approve", 2, "").status()).isEqualTo(412);
        assertThat(send(officer, HttpMethod.POST, path("/approve"), null, "").status())
                .isEqualTo(428);
    }

    @Test
    void whoWroteWhatIsProposedDoesNotApproveItWhereAnotherCould() {
        var other = people.named("second", Role.HEAD);
        now(cooperatives.change(maker.id(), 1, SomeCooperative.draft("HTX Mới Hơn"), officer));

        assertThat(step(officer, "approve", 2, "").status()).isEqualTo(403);
        assertThat(step(other, "approve", 2, "").status()).isEqualTo(200);
        // Who hid it may show it again: it was approved by two.
        assertThat(step(other, "hide", 3, WHY).status()).isEqualTo(200);
        assertThat(step(other, "approve", 4, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMBER", "MANAGER"})
    void itsOwnPeopleNeitherApproveNorHideIt(Role role) {
        var own = people.account(role, maker.id());

        assertThat(step(own, "approve", 1, "").status()).isEqualTo(403);
        step(officer, "approve", 1, "");
        assertThat(step(own, "hide", 2, WHY).status()).isEqualTo(403);
        assertThat(get(null, path("")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "hide"})
    void whoIsNotSignedInDoesNeither(String step) {
        assertThat(step(null, step, 1, WHY).status()).isEqualTo(401);
    }

    @Test
    void whatWasWrittenBeforeThereWereStatesIsApproved() {
        mongo.updateFirst(
                        Query.query(Criteria.where("_id").is(maker.id())), new Update().unset("status"), "cooperatives")
                .block();

        assertThat(get(null, path("")).body().at("/status/state").asString()).isEqualTo("APPROVED");
        assertThat(get(null, "/api/cooperatives").body().path("total").asInt()).isEqualTo(1);
        assertThat(get(officer, "/api/cooperatives?state=APPROVED")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(step(officer, "hide", 1, WHY).status()).isEqualTo(200);
        assertThat(get(null, path("")).status()).isEqualTo(404);
    }

    @Test
    void aMakerThatIsMissingIsNeitherApprovedNorHidden() {
        assertThatThrownBy(() -> cooperatives.approve("nobody", 1, officer).block())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nobody");
    }

    private static <T> T now(Mono<T> work) {
        return Objects.requireNonNull(work.block());
    }

    private String path(String step) {
        return "/api/cooperatives/" + maker.id() + step;
    }

    private Answer step(@Nullable String by, String step, long seen, String body) {
        return send(by, HttpMethod.POST, path("/" + step), seen, body);
    }

    private Answer get(@Nullable String by, String path) {
        return send(by, HttpMethod.GET, path, null, "");
    }

    private Answer send(@Nullable String by, HttpMethod method, String path, @Nullable Long seen, String body) {
        return api.send(by, method, path, body.isEmpty() ? null : body, ApiClient.seen(seen));
    }
}
