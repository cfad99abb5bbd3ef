package vn.sanvat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.AccountDirectory;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.Messages;
import vn.sanvat.store.Leases;

/** Who is mailed of decisions, and how often. */
@ServiceTest
class InboxMailTests {

    private static final Instant START = Instant.parse("2026-11-29T01:00:00Z");
    private static final String MAKER = "htx-thu";

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    AuditTrail trail;

    @Autowired
    RecordNames names;

    @Autowired
    InboxStore store;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Leases leases;

    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void people() {
        person("manager", "quan-ly@vidu.vn");
        person("without", null);
    }

    private void person(String id, @Nullable String email) {
        mongo.insert(Account.invited(
                        id, new Account.Person("Người " + id, null, email), Role.MANAGER, List.of(MAKER), START, START))
                .block();
    }

    private void decided(String id, String action, String standing, Duration after) {
        mongo.getCollection("audit")
                .flatMap(audit -> Mono.from(audit.insertOne(new Document("_id", "products/" + id + "/4")
                        .append("collection", "products")
                        .append("record", id)
                        .append("from", 3L)
                        .append("to", 4L)
                        .append("account", "officer")
                        .append("action", action)
                        .append("standing", standing)
                        .append("makers", List.of(MAKER))
                        .append("at", Date.from(START.plus(after)))
                        .append("confirmed", true)
                        .append("unseen", false))))
                .block();
    }

    private void sweepAt(Duration after) {
        var mail = new Messages() {
            @Override
            public boolean mails(Account.Person to) {
                return to.email() != null;
            }

            @Override
            public Mono<Way> send(Message message) {
                sent.add(message.to().email() + ": " + message.text());
                return Mono.just(Way.MAIL);
            }
        };
        new InboxMail(trail, names, store, accounts, mail, leases, Clock.fixed(START.plus(after), ZoneOffset.UTC))
                .sweep()
                .block();
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    @Test
    void whatWasDecidedInARowIsOneMailToWhoHasAnAddressAndNeverSentAgain() {
        decided("bot-nghe", "approveProduct", "APPROVED", minutes(0));
        decided("mat-ong", "returnProduct", "DRAFT", minutes(8));

        sweepAt(minutes(9));
        assertThat(sent).isEmpty();
        sweepAt(minutes(10));
        sweepAt(minutes(200));

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst())
                .startsWith("quan-ly@vidu.vn: - Sản phẩm được trả lại để sửa")
                .contains("mat-ong", "bot-nghe", "/console/inbox");
    }

    @Test
    void anHourPassesBetweenTwoMails() {
        decided("bot-nghe", "approveProduct", "APPROVED", minutes(0));
        sweepAt(minutes(10));
        decided("mat-ong", "rejectProduct", "REJECTED", minutes(15));

        sweepAt(minutes(69));
        assertThat(sent).hasSize(1);
        sweepAt(minutes(70));

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).contains("mat-ong").doesNotContain("bot-nghe");
    }

    @Test
    void whatIsReadIsNotMailedNorWhatHasAMessageOfItsOwn() {
        decided("bot-nghe", "approveProduct", "APPROVED", minutes(0));
        decided("lenh", "recallLots", "ORDERED", minutes(1));
        store.read("manager", START).block();

        sweepAt(minutes(20));

        assertThat(sent).isEmpty();
    }

    @Test
    void ofTwoProcessesThatFoundTheSameOneMails() {
        var seen = Inbox.unread("manager");

        assertThat(store.mailing(seen, START, START).block()).isTrue();
        assertThat(store.mailing(seen, START, START).block()).isFalse();
    }
}
