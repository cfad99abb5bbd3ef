package vn.sanvat.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static vn.sanvat.Awaited.value;

import java.time.Instant;
import java.util.List;
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
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Person;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.store.StartUpTask;

/** In which order people are listed. */
@ServiceTest
class AccountOrderTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T01:00:00Z");

    @Autowired
    WebTestClient http;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    @Qualifier("orderKeysTask")
    StartUpTask orderKeys;

    private TurnedPages pages;

    @BeforeEach
    void open() {
        pages = new TurnedPages(http, headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD));
        made("o1", "Trần Thị Ánh", MONDAY);
        made("o2", "Lê Đức", TUESDAY);
        made("o3", "Nguyễn Văn An", TUESDAY);
        made("o4", "Bùi Êm", MONDAY);
        made("o5", "Bùi Êm", TUESDAY);
        made("o6", "Bùi Êm", TUESDAY);
    }

    private void made(String id, String name, Instant at) {
        value(mongo.insert(Account.invited(id, new Person(name, null, null), Role.OFFICER, List.of(), at, at)));
    }

    private List<String> listed(String query) {
        return pages.read("/api/accounts?role=OFFICER" + query, "id");
    }

    @Test
    void peopleComeByGivenNameThenByFamilyName() {
        assertThat(listed("&order=NAME")).containsExactly("o3", "o1", "o2", "o4", "o5", "o6");
        assertThat(listed("")).isEqualTo(listed("&order=NAME"));
    }

    @Test
    void peopleComeTheNewestOrTheOldestFirst() {
        assertThat(listed("&order=NEWEST")).containsExactly("o6", "o5", "o3", "o2", "o4", "o1");
        assertThat(listed("&order=OLDEST")).containsExactly("o1", "o4", "o2", "o3", "o5", "o6");
    }

    @Test
    void theOrderHoldsForThoseWhoseNameIsLookedForToo() {
        assertThat(listed("&q=bui&order=NEWEST")).containsExactly("o6", "o5", "o4");
        assertThat(listed("&q=n&order=NAME")).containsExactly("o3", "o1");
    }

    @Test
    void anOrderThatNobodyKnowsIsRefused() {
        assertThat(pages.fault("/api/accounts?order=ROLE")).isEqualTo("order");
    }

    @Test
    void whoWasThereBeforeTheOrderByNameGetsAPlaceInItAtTheNextStart() {
        mongo.updateMulti(new Query(), new Update().unset("order"), "accounts").block();
        mongo.updateFirst(Query.query(where("_id").is("o2")), new Update().set("order", "kept"), "accounts")
                .block();

        orderKeys.run().block();

        assertThat(listed("&order=NAME")).containsExactly("o3", "o1", "o4", "o5", "o6", "o2");
        assertThat(value(mongo.findById("o1", Account.class)).revision()).isEqualTo(1);
        assertThat(pages.read("/api/accounts?role=ADMIN", "id")).contains("admin");
    }
}
