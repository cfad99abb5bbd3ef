package vn.sanvat.trace.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.web.Page;

/** The table of lots, as the department and the makers filter it. */
@ServiceTest
class LotListTests {

    private static final Viewer OFFICER = new Viewer("an", Role.OFFICER, Set.of());

    @Autowired
    LotFinder lots;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WebTestClient http;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void fill() {
        today = Dates.today(clock);
        mongo.insertAll(List.of(
                        lot("long", "nha", today.plusDays(400), null),
                        lot("soon", "nha", today.plusDays(3), null),
                        lot("today", "ben", today, null),
                        lot("past", "ben", today.minusDays(1), null),
                        lot("never", "ben", null, null),
                        lot("recalled", "nha", today.plusDays(2), clock.instant())))
                .blockLast();
    }

    private Lot lot(String number, String maker, @Nullable LocalDate expiresOn, @Nullable Instant recalledAt) {
        var words = Localized.of("Để thử", "To try");
        return new Lot(
                "pack-" + maker + ":" + number,
                0,
                "CODE-" + number,
                "urn:sanvat:lot:" + number,
                maker,
                "goods-" + maker,
                "pack-" + maker,
                new LotNumber(number),
                today.minusDays(10),
                expiresOn,
                Quantity.of("1", Quantity.Unit.KG),
                null,
                true,
                recalledAt == null ? null : new Lot.Recall("order", recalledAt, words, words, "an"),
                clock.instant(),
                clock.instant());
    }

    private List<String> listed(Viewer viewer, LotFinder.Filter filter) {
        return listed(viewer, filter, null);
    }

    private List<String> listed(Viewer viewer, LotFinder.Filter filter, LotFinder.@Nullable Order order) {
        return value(lots.list(filter, order, viewer, new Page.Request(1, 100))).items().stream()
                .map(lot -> lot.number().value())
                .toList();
    }

    private static LotFinder.Filter in(Lot.@Nullable State state) {
        return new LotFinder.Filter(null, null, null, null, state, null);
    }

    @Test
    void aLotIsInDateExpiredOrRecalled() {
        assertThat(listed(OFFICER, in(Lot.State.IN_DATE))).containsExactlyInAnyOrder("long", "soon", "today", "never");
        assertThat(listed(OFFICER, in(Lot.State.EXPIRED))).containsExactly("past");
        assertThat(listed(OFFICER, in(Lot.State.RECALLED))).containsExactly("recalled");
        assertThat(listed(OFFICER, in(null))).hasSize(6);
    }

    @Test
    void whatEndsSoonStandsFirst() {
        var soon = new LotFinder.Filter(null, null, null, null, Lot.State.IN_DATE, today.plusDays(7));

        assertThat(listed(OFFICER, soon)).containsExactly("today", "soon");
    }

    @Test
    void anOrderThatIsAskedForHoldsWhateverTheFilter() {
        mongo.updateFirst(
                        Query.query(Criteria.where("number").is("past")),
                        Update.update("producedOn", today.minusDays(20).toString()),
                        Lot.class)
                .block();

        assertThat(listed(OFFICER, in(null), LotFinder.Order.OLDEST))
                .startsWith("past")
                .hasSize(6);
        assertThat(listed(OFFICER, in(null), LotFinder.Order.NEWEST))
                .endsWith("past")
                .hasSize(6);
        assertThat(listed(OFFICER, in(Lot.State.IN_DATE), LotFinder.Order.NUMBER))
                .containsExactly("long", "never", "soon", "today");
        assertThat(listed(
                        OFFICER,
                        new LotFinder.Filter(null, null, null, null, Lot.State.IN_DATE, today.plusDays(7)),
                        LotFinder.Order.NUMBER))
                .containsExactly("soon", "today");
    }

    @Test
    void filtersNarrowTogether() {
        var filter =
                new LotFinder.Filter("goods-nha", "pack-nha", "nha", new LotNumber("soon"), Lot.State.IN_DATE, null);

        assertThat(listed(OFFICER, filter)).containsExactly("soon");
        assertThat(listed(OFFICER, new LotFinder.Filter(null, null, "ben", new LotNumber("soon"), null, null)))
                .isEmpty();
    }

    @Test
    void thePeopleOfAMakerAreShownItsLotsAlone() {
        var member = new Viewer("binh", Role.MEMBER, Set.of("nha"));

        assertThat(listed(member, in(null))).containsExactlyInAnyOrder("long", "soon", "recalled");
        assertThat(listed(new Viewer("chi", Role.MEMBER, Set.of()), in(null))).isEmpty();
    }

    @Test
    void thePublicNamesAProductOrAPack() {
        http.get()
                .uri("/api/lots")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("product");
    }

    @Test
    void aFilterThatNobodyKnowsIsRefused() {
        var refused = new ArrayList<String>();
        for (var filter : List.of("state=GONE", "endingUntil=soon", "number=" + "1".repeat(21), "cooperative=nobody")) {
            http.get()
                    .uri("/api/lots?" + filter)
                    .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.field")
                    .value(String.class, refused::add);
        }
        assertThat(refused).containsExactly("state", "endingUntil", "number", "cooperative");
    }
}
